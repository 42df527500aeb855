using System.Text.Json;
using ConfigAsCode.Postfix.Tool.Json;

namespace ConfigAsCode.Postfix.Tool.Baselines;

/// <summary>The content of a baseline as JSON.</summary>
/// <param name="Version">The form of the file: 1.</param>
/// <param name="Findings">The known findings, in an order that does not depend on the run; one that occurs twice is there twice.</param>
internal sealed record BaselineFile(int Version, IReadOnlyList<KnownFinding> Findings) : IJsonObject
{
    public const int Current = 1;

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    /// <exception cref="JsonException">It is not JSON, or a field is not there or of another type.</exception>
    public static BaselineFile Read(Stream stream)
    {
        using var json = JsonDocument.Parse(stream);
        var fields = JsonFields.Of(json.RootElement, "baseline");
        int version = fields.Number("version");
        // What another form has there is not known.
        return new BaselineFile(version, version == Current ? fields.Objects("findings", KnownFinding.Read) : []);
    }

    public void Write(Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.Object(this);
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteNumber("version", Version);
        json.Objects("findings", Findings);
    }
}
