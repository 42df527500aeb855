using System.Text.Json;
using ConfigAsCode.Postfix.Tool.Json;

namespace ConfigAsCode.Postfix.Tool.Lsp.Messages;

/// <param name="Type">How bad it is (MessageType).</param>
/// <param name="Message">What the editor shows.</param>
internal sealed record ShowMessageParams(int Type, string Message) : IJsonObject
{
    public const int Error = 1;

    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteNumber("type", Type);
        json.WriteString("message", Message);
    }
}
