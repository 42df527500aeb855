using ConfigAsCode.Postfix.Tool.Json;

namespace ConfigAsCode.Postfix.Tool.Lsp.Messages;

internal sealed record TextDocument(string Uri, int? Version = null, string? Text = null)
{
    public static TextDocument Read(JsonFields fields) =>
        new(fields.Text("uri"), fields.NumberOrNull("version"), fields.TextOrNull("text"));
}

/// <summary>A text, as didOpen, didClose and didSave name it.</summary>
internal sealed record TextDocumentParams(TextDocument TextDocument)
{
    public static TextDocumentParams Read(JsonFields fields) => new(fields.Object("textDocument", TextDocument.Read));
}

internal sealed record TextChange(string Text, TextRange? Range = null)
{
    public static TextChange Read(JsonFields fields) =>
        new(fields.Text("text"), fields.ObjectOrNull("range", TextRange.Read));
}

internal sealed record DidChangeParams(TextDocument TextDocument, IReadOnlyList<TextChange> ContentChanges)
{
    public static DidChangeParams Read(JsonFields fields) =>
        new(fields.Object("textDocument", TextDocument.Read), fields.Objects("contentChanges", TextChange.Read));
}

internal sealed record DidChangeWatchedFilesParams(IReadOnlyList<TextDocument> Changes)
{
    public static DidChangeWatchedFilesParams Read(JsonFields fields) =>
        new(fields.Objects("changes", TextDocument.Read));
}

internal sealed record TextPositionParams(TextDocument TextDocument, Position Position)
{
    public static TextPositionParams Read(JsonFields fields) =>
        new(fields.Object("textDocument", TextDocument.Read), fields.Object("position", Position.Read));
}
