using System.Text.Json;
using ConfigAsCode.Postfix.Tool.Json;

namespace ConfigAsCode.Postfix.Tool.Lsp.Messages;

internal sealed record Hover(MarkupContent Contents, TextRange Range) : IJsonObject
{
    public void WriteFields(Utf8JsonWriter json)
    {
        json.Object("contents", Contents);
        json.Object("range", Range);
    }
}
