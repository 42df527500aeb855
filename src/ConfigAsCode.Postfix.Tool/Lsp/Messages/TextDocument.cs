namespace ConfigAsCode.Postfix.Tool.Lsp.Messages;

internal sealed record TextDocument(string Uri, int? Version = null, string? Text = null);

internal sealed record DidOpenParams(TextDocument TextDocument);

internal sealed record TextChange(string Text, TextRange? Range = null);

internal sealed record DidChangeParams(TextDocument TextDocument, IReadOnlyList<TextChange> ContentChanges);

/// <summary>A text, as didClose, didSave and codeAction name it.</summary>
internal sealed record TextDocumentParams(TextDocument TextDocument);

internal sealed record DidChangeWatchedFilesParams(IReadOnlyList<TextDocument> Changes);

internal sealed record TextPositionParams(TextDocument TextDocument, Position Position);
