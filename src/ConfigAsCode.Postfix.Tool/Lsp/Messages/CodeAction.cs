namespace ConfigAsCode.Postfix.Tool.Lsp.Messages;

internal sealed record CodeActionParams(TextDocument TextDocument, TextRange Range, CodeActionContext? Context = null);

internal sealed record CodeActionContext(IReadOnlyList<string>? Only = null);

internal sealed record CodeAction(string Title, string Kind)
{
    public IReadOnlyList<Diagnostic>? Diagnostics { get; init; }

    public bool? IsPreferred { get; init; }

    public WorkspaceEdit? Edit { get; init; }

    /// <summary>The text for which the action was offered; the editor gives it back when it wants the edit.</summary>
    public string? Data { get; init; }
}

internal sealed record WorkspaceEdit(IReadOnlyDictionary<string, IReadOnlyList<TextEditMessage>> Changes);
