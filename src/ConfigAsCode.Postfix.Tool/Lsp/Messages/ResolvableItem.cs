using System.Text.Json;
using ConfigAsCode.Postfix.Tool.Json;

namespace ConfigAsCode.Postfix.Tool.Lsp.Messages;

/// <summary>A completion or a code action that the editor got, and gives back for what is still missing in it.</summary>
/// <param name="Whole">All of it, as the editor sends it.</param>
/// <param name="Label">What a completion is called; null for an action.</param>
/// <param name="Data">The address of the text for which it was offered; null where nothing is missing.</param>
internal sealed record ResolvableItem(JsonElement Whole, string? Label, string? Data) : IJsonObject
{
    private const string DataField = "data";

    private string? addedName;
    private IJsonObject? added;

    public static ResolvableItem Read(JsonFields fields) =>
        new(fields.Whole(), fields.TextOrNull("label"), fields.TextOrNull(DataField));

    /// <summary>The same with the missing part.</summary>
    public ResolvableItem With(string name, IJsonObject value) => this with { addedName = name, added = value };

    public void WriteFields(Utf8JsonWriter json)
    {
        foreach (JsonProperty field in Whole.EnumerateObject())
        {
            if (added is null || !(field.NameEquals(addedName) || field.NameEquals(DataField)))
            {
                field.WriteTo(json);
            }
        }

        if (added is not null)
        {
            json.Object(addedName!, added);
        }
    }
}
