using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConfigAsCode.Postfix.Files.Hosts;
using ConfigAsCode.Postfix.Tool.Json;

namespace ConfigAsCode.Postfix.Tool.Baselines;

/// <summary>What makes two findings the same, whatever their line: an entry of a baseline.</summary>
/// <param name="Folder">The folder, as it is reached from that of the baseline.</param>
/// <param name="Rule">The rule.</param>
/// <param name="File">The file in the folder.</param>
/// <param name="Services">The services that it names.</param>
/// <param name="Parameter">The parameter at fault; empty where none is.</param>
/// <param name="Part">The part of the value at fault, as a hash; empty where the whole is.</param>
/// <param name="Value">The value as a hash: 16 hexadecimal digits of its SHA-256.</param>
internal sealed record KnownFinding(
    string Folder,
    string Rule,
    string File,
    string Services,
    string Parameter,
    string Part,
    string Value
) : IJsonObject
{
    private const int Digits = 16;

    public static KnownFinding Of(LocatedFinding located, string folder) =>
        new(
            folder,
            located.Finding.Rule.Id,
            located.File,
            string.Join(' ', located.Finding.Services),
            located.Finding.Parameter,
            located.Finding.Part.Length == 0 ? "" : Hash(located.Finding.Part),
            // Where there is no value it is the line: what is wrong with one line is not known of another.
            Hash(located.Finding.Value.Length > 0 ? located.Finding.Value : located.Line.Text.Trim())
        );

    public static KnownFinding Read(JsonFields fields) =>
        new(
            fields.Text("folder"),
            fields.Text("rule"),
            fields.Text("file"),
            fields.Text("services"),
            fields.Text("parameter"),
            fields.Text("part"),
            fields.Text("value")
        );

    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("folder", Folder);
        json.WriteString("rule", Rule);
        json.WriteString("file", File);
        json.WriteString("services", Services);
        json.WriteString("parameter", Parameter);
        json.WriteString("part", Part);
        json.WriteString("value", Value);
    }

    /// <summary>All of it as one hash.</summary>
    public string Fingerprint() => Hash(string.Join('\n', [Folder, Rule, File, Services, Parameter, Part, Value]));

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits];
}
