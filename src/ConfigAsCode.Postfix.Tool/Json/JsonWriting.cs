using System.Text.Json;

namespace ConfigAsCode.Postfix.Tool.Json;

/// <summary>
/// Fields of JSON, written one by one: code that the compiler makes for records of them, and the serializer that it needs, are more than a megabyte of the program.
/// A field without a value is left out.
/// </summary>
internal static class JsonWriting
{
    public static void Text(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    public static void Number(this Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } written)
        {
            json.WriteNumber(name, written);
        }
    }

    public static void Boolean(this Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } written)
        {
            json.WriteBoolean(name, written);
        }
    }

    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    public static void Object(this Utf8JsonWriter json, string name, Action fields)
    {
        json.WriteStartObject(name);
        fields();
        json.WriteEndObject();
    }

    public static void Object(this Utf8JsonWriter json, string name, IJsonObject? value)
    {
        if (value is not null)
        {
            json.WritePropertyName(name);
            json.Object(value);
        }
    }

    public static void Objects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> fields)
        where T : class
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            fields(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Objects(this Utf8JsonWriter json, string name, IReadOnlyList<IJsonObject>? items)
    {
        if (items is not null)
        {
            json.WritePropertyName(name);
            json.Objects(items);
        }
    }

    public static void Objects(this Utf8JsonWriter json, IReadOnlyList<IJsonObject> items)
    {
        json.WriteStartArray();
        foreach (IJsonObject item in items)
        {
            json.Object(item);
        }

        json.WriteEndArray();
    }

    public static void Object(this Utf8JsonWriter json, IJsonObject value)
    {
        json.WriteStartObject();
        value.WriteFields(json);
        json.WriteEndObject();
    }
}
