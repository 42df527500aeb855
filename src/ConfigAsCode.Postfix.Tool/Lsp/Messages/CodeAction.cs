using System.Text.Json;
using ConfigAsCode.Postfix.Tool.Json;

namespace ConfigAsCode.Postfix.Tool.Lsp.Messages;

internal sealed record CodeActionParams(TextDocument TextDocument, TextRange Range, CodeActionContext? Context = null)
{
    public static CodeActionParams Read(JsonFields fields) =>
        new(
            fields.Object("textDocument", TextDocument.Read),
            fields.Object("range", TextRange.Read),
            fields.ObjectOrNull("context", CodeActionContext.Read)
        );
}

internal sealed record CodeActionContext(IReadOnlyList<string>? Only = null)
{
    public static CodeActionContext Read(JsonFields fields) => new(fields.TextsOrNull("only"));
}

internal sealed record CodeAction(string Title, string Kind) : IJsonObject
{
    public IReadOnlyList<Diagnostic>? Diagnostics { get; init; }

    public bool? IsPreferred { get; init; }

    public WorkspaceEdit? Edit { get; init; }

    /// <summary>The text for which the action was offered; the editor gives it back when it wants the edit.</summary>
    public string? Data { get; init; }

    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("title", Title);
        json.WriteString("kind", Kind);
        json.Objects("diagnostics", Diagnostics);
        json.Boolean("isPreferred", IsPreferred);
        json.Object("edit", Edit);
        json.Text("data", Data);
    }
}
