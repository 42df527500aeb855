using System.Text.Json;
using ConfigAsCode.Postfix.Tool.Json;

namespace ConfigAsCode.Postfix.Tool.Lsp.Messages;

internal sealed record CompletionList(bool IsIncomplete, IReadOnlyList<CompletionItemMessage> Items) : IJsonObject
{
    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteBoolean("isIncomplete", IsIncomplete);
        json.Objects("items", Items);
    }
}

internal sealed record CompletionItemMessage(string Label) : IJsonObject
{
    public int? Kind { get; init; }

    public string? Detail { get; init; }

    public bool? Deprecated { get; init; }

    public TextEditMessage? TextEdit { get; init; }

    /// <summary>The address of the text, for the meaning that an editor asks for later.</summary>
    public string? Data { get; init; }

    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("label", Label);
        json.Number("kind", Kind);
        json.Text("detail", Detail);
        json.Boolean("deprecated", Deprecated);
        json.Object("textEdit", TextEdit);
        json.Text("data", Data);
    }
}
