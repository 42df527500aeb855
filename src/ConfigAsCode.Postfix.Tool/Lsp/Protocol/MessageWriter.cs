using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ConfigAsCode.Postfix.Tool.Json;

namespace ConfigAsCode.Postfix.Tool.Lsp.Protocol;

/// <summary>Writes the messages of JSON-RPC 2.0 in the frame of the base protocol, each in one piece.</summary>
internal sealed class MessageWriter(Stream output)
{
    public void Result(JsonElement id, IJsonObject result) =>
        Write(json =>
        {
            Id(json, id);
            json.Object("result", result);
        });

    public void Result(JsonElement id, IReadOnlyList<IJsonObject> result) =>
        Write(json =>
        {
            Id(json, id);
            json.Objects("result", result);
        });

    /// <summary>A result that has no content.</summary>
    public void Nothing(JsonElement id) =>
        Write(json =>
        {
            Id(json, id);
            json.WriteNull("result");
        });

    /// <param name="id">The request; undefined where it could not be read.</param>
    /// <param name="error">What is wrong with it.</param>
    public void Error(JsonElement id, RequestException error) =>
        Write(json =>
        {
            Id(json, id);
            json.WriteStartObject("error");
            json.WriteNumber("code", error.Code);
            json.WriteString("message", error.Message);
            json.WriteEndObject();
        });

    public void Notify(string method, IJsonObject parameters) =>
        Write(json =>
        {
            json.WriteString("method", method);
            json.Object("params", parameters);
        });

    private static void Id(Utf8JsonWriter json, JsonElement id)
    {
        json.WritePropertyName("id");
        if (id.ValueKind == JsonValueKind.Undefined)
        {
            json.WriteNullValue();
        }
        else
        {
            id.WriteTo(json);
        }
    }

    private void Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("jsonrpc", "2.0");
            content(json);
            json.WriteEndObject();
        }

        string head = string.Create(CultureInfo.InvariantCulture, $"Content-Length: {buffer.WrittenCount}\r\n\r\n");
        output.Write(Encoding.ASCII.GetBytes(head));
        output.Write(buffer.WrittenSpan);
        output.Flush();
    }
}
