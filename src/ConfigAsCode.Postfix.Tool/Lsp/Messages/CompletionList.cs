namespace ConfigAsCode.Postfix.Tool.Lsp.Messages;

internal sealed record CompletionList(bool IsIncomplete, IReadOnlyList<CompletionItemMessage> Items);

internal sealed record CompletionItemMessage(string Label)
{
    public int? Kind { get; init; }

    public string? Detail { get; init; }

    public MarkupContent? Documentation { get; init; }

    public bool? Deprecated { get; init; }

    public TextEditMessage? TextEdit { get; init; }

    /// <summary>The address of the text, for the meaning that an editor asks for later.</summary>
    public string? Data { get; init; }
}
