using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ConfigAsCode.Postfix.Tool.CommandLine;

namespace ConfigAsCode.Postfix.Tool.Output.Json;

/// <summary>The result of a verb as one JSON object.</summary>
internal static class JsonOfVerb
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // A quote and a letter with an accent stay as they are: the text is in no web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="output">Where it is written.</param>
    /// <param name="version">The form; another number is another form.</param>
    /// <param name="fields">Writes the fields behind the version and the program.</param>
    public static void Write(TextWriter output, int version, Action<Utf8JsonWriter> fields) =>
        Write(
            output,
            json =>
            {
                json.WriteNumber("version", version);
                json.WriteString("tool", Application.Named);
                fields(json);
            }
        );

    /// <param name="output">Where it is written.</param>
    /// <param name="fields">Writes all fields.</param>
    public static void Write(TextWriter output, Action<Utf8JsonWriter> fields)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(bytes.WrittenSpan));
    }
}
