using System.Text.Json;

namespace ConfigAsCode.Postfix.Tool.Json;

/// <summary>
/// Reads the fields of an object of JSON. What is not of its type is a <see cref="JsonException"/> that names the field. A field that nobody asks for may be
/// anything, and one that is null is as one that is not there.
/// </summary>
internal sealed class JsonFields
{
    private const string Unicode = "Unicode";

    private readonly JsonElement json;
    private readonly string path;

    private JsonFields(JsonElement json, string path)
    {
        this.json = json.ValueKind == JsonValueKind.Object ? json : throw Wrong(path, "an object");
        this.path = path;
    }

    /// <param name="json">The object.</param>
    /// <param name="name">What a message calls it.</param>
    public static JsonFields Of(JsonElement json, string name) => new(json, name);

    public string Text(string name) => TextOrNull(name) ?? throw Wrong(PathOf(name), "a text");

    public string? TextOrNull(string name) => ValueOrNull(name) is { } value ? TextOf(value, PathOf(name)) : null;

    public int Number(string name) => NumberOrNull(name) ?? throw Wrong(PathOf(name), "a whole number");

    public int? NumberOrNull(string name) =>
        ValueOrNull(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number
        : throw Wrong(PathOf(name), "a whole number");

    public bool? BooleanOrNull(string name) =>
        ValueOrNull(name)?.ValueKind switch
        {
            null => null,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Wrong(PathOf(name), "true or false"),
        };

    public T Object<T>(string name, Func<JsonFields, T> read)
        where T : class => ObjectOrNull(name, read) ?? throw Wrong(PathOf(name), "an object");

    public T? ObjectOrNull<T>(string name, Func<JsonFields, T> read)
        where T : class => ValueOrNull(name) is { } value ? read(new JsonFields(value, PathOf(name))) : null;

    public IReadOnlyList<T> Objects<T>(string name, Func<JsonFields, T> read)
        where T : class => ObjectsOrNull(name, read) ?? throw Wrong(PathOf(name), "a list");

    public IReadOnlyList<T>? ObjectsOrNull<T>(string name, Func<JsonFields, T> read)
        where T : class => ItemsOrNull(name, (item, at) => read(new JsonFields(item, at)));

    public IReadOnlyList<string>? TextsOrNull(string name) => ItemsOrNull(name, TextOf);

    /// <summary>An object where the protocol allows anything: what is no object is as none.</summary>
    public T? ObjectIfAny<T>(string name, Func<JsonFields, T> read)
        where T : class =>
        ValueOrNull(name) is { ValueKind: JsonValueKind.Object } value
            ? read(new JsonFields(value, PathOf(name)))
            : null;

    /// <summary>All of it, which can be written again.</summary>
    public JsonElement Whole()
    {
        try
        {
            using var written = new Utf8JsonWriter(Stream.Null);
            json.WriteTo(written);
            return json;
        }
        catch (InvalidOperationException)
        {
            throw Wrong(path, Unicode);
        }
    }

    private List<T>? ItemsOrNull<T>(string name, Func<JsonElement, string, T> read)
        where T : class
    {
        if (ValueOrNull(name) is not { } list)
        {
            return null;
        }

        string listPath = PathOf(name);
        if (list.ValueKind != JsonValueKind.Array)
        {
            throw Wrong(listPath, "a list");
        }

        var items = new List<T>(list.GetArrayLength());
        foreach (JsonElement item in list.EnumerateArray())
        {
            items.Add(read(item, $"{listPath}[{items.Count}]"));
        }

        return items;
    }

    // A text of JSON can be half of a pair of UTF-16 or have bytes that are not UTF-8, and so can a name: that is found when it is asked for.

    private JsonElement? ValueOrNull(string name)
    {
        try
        {
            return json.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
                ? value
                : null;
        }
        catch (InvalidOperationException)
        {
            throw Wrong(path, Unicode);
        }
    }

    private static string TextOf(JsonElement value, string path)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(path, "a text");
        }
        catch (InvalidOperationException)
        {
            throw Wrong(path, Unicode);
        }
    }

    private static JsonException Wrong(string path, string expected) => new($"{path} has to be {expected}");

    private string PathOf(string name) => $"{path}.{name}";
}
