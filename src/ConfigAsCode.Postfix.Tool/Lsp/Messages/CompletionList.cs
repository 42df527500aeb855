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

    public MarkupContent? Documentation { get; init; }

    public bool? Deprecated { get; init; }

    public TextEditMessage? TextEdit { get; init; }

    /// <summary>The address of the text, for the meaning that an editor asks for later.</summary>
    public string? Data { get; init; }

    public static CompletionItemMessage Read(JsonFields fields) =>
        new(fields.Text("label"))
        {
            Kind = fields.NumberOrNull("kind"),
            Detail = fields.TextOrNull("detail"),
            Documentation = fields.ObjectOrNull("documentation", MarkupContent.Read),
            Deprecated = fields.BooleanOrNull("deprecated"),
            TextEdit = fields.ObjectOrNull("textEdit", TextEditMessage.Read),
            Data = fields.TextOrNull("data"),
        };

    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("label", Label);
        json.Number("kind", Kind);
        json.Text("detail", Detail);
        json.Object("documentation", Documentation);
        json.Boolean("deprecated", Deprecated);
        json.Object("textEdit", TextEdit);
        json.Text("data", Data);
    }
}
