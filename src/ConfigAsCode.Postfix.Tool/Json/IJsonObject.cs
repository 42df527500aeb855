using System.Text.Json;

namespace ConfigAsCode.Postfix.Tool.Json;

/// <summary>A record that is written as an object of JSON.</summary>
internal interface IJsonObject
{
    /// <summary>Writes what is between the braces.</summary>
    void WriteFields(Utf8JsonWriter json);
}
