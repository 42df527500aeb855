using System.Text.Json;
using ConfigAsCode.Postfix.Tool.Json;

namespace ConfigAsCode.Postfix.Tool.Lsp.Messages;

// The names and the form are those of the language server protocol 3.17.

/// <summary>A place between two characters.</summary>
/// <param name="Line">The line, from 0.</param>
/// <param name="Character">The UTF-16 code units before it.</param>
internal sealed record Position(int Line, int Character) : IJsonObject
{
    public static Position Read(JsonFields fields) => new(fields.Number("line"), fields.Number("character"));

    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteNumber("line", Line);
        json.WriteNumber("character", Character);
    }
}

internal sealed record TextRange(Position Start, Position End) : IJsonObject
{
    public static TextRange Read(JsonFields fields) =>
        new(fields.Object("start", Position.Read), fields.Object("end", Position.Read));

    public void WriteFields(Utf8JsonWriter json)
    {
        json.Object("start", Start);
        json.Object("end", End);
    }
}

internal sealed record Location(string Uri, TextRange Range) : IJsonObject
{
    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("uri", Uri);
        json.Object("range", Range);
    }
}

internal sealed record TextEditMessage(TextRange Range, string NewText) : IJsonObject
{
    public void WriteFields(Utf8JsonWriter json)
    {
        json.Object("range", Range);
        json.WriteString("newText", NewText);
    }
}

internal sealed record MarkupContent(string Kind, string Value) : IJsonObject
{
    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("kind", Kind);
        json.WriteString("value", Value);
    }
}
