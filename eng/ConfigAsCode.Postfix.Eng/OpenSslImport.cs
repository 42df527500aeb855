using System.Globalization;
using System.Text;
using System.Text.Json;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Eng;

/// <summary>
/// Makes <c>openssl-SERIES-suites.tsv</c> and <c>openssl-SERIES-keywords.tsv</c> from suites.json and aliases.json. A
/// series has files of its own, so that whoever asks for one does not read the others.
/// </summary>
public static class OpenSslImport
{
    /// <summary>
    /// 1.0.2 lists these two but no build offers them (s3_lib.c: "not implemented (non-ephemeral DH)").
    /// </summary>
    private static readonly string[] NeverOffered = ["EXP-DH-DSS-DES-CBC-SHA", "EXP-DH-RSA-DES-CBC-SHA"];

    private static readonly string[] SuiteColumns =
    [
        "id",
        "name",
        "IANA name",
        "key exchange",
        "authentication",
        "encryption",
        "MAC",
        "minimum protocol",
        "bits",
        "strength",
        "flags",
    ];

    private static readonly string[] KeywordColumns =
    [
        "keyword",
        "key exchange",
        "authentication",
        "encryption",
        "MAC",
        "minimum protocol",
        "strength",
        "flags",
    ];

    public static void Run(string factsFolder, string dataFolder)
    {
        using JsonDocument suites = Read(factsFolder, "suites.json");
        using JsonDocument keywords = Read(factsFolder, "aliases.json");
        Directory.CreateDirectory(dataFolder);
        foreach (string series in Enum.GetValues<OpenSslSeries>().Select(s => s.ToText()))
        {
            Write(
                Path.Combine(dataFolder, $"openssl-{series}-suites.tsv"),
                SuiteColumns,
                suites.RootElement.GetProperty("suites").EnumerateArray().SelectMany(suite => SuiteRow(suite, series))
            );
            Write(
                Path.Combine(dataFolder, $"openssl-{series}-keywords.tsv"),
                KeywordColumns,
                keywords.RootElement.GetProperty("series").GetProperty(series).EnumerateArray().Select(KeywordRow)
            );
        }
    }

    private static IEnumerable<string[]> SuiteRow(JsonElement suite, string series)
    {
        if (!suite.GetProperty("series").TryGetProperty(series, out JsonElement facts))
        {
            yield break;
        }

        string name = Text(facts, "name");
        if (NeverOffered.Contains(name))
        {
            yield break;
        }

        yield return
        [
            "0x" + Text(suite, "id_hex")[2..].ToUpperInvariant(),
            name,
            suite.GetProperty("iana").GetString() ?? "",
            Text(facts, "kx"),
            Text(facts, "au"),
            Text(facts, "enc"),
            Text(facts, "mac"),
            Text(facts, "min_tls"),
            facts.GetProperty("strength_bits").GetInt32().ToString(CultureInfo.InvariantCulture),
            Text(facts, "strength_class"),
            Flags(
                ("EXPORT", facts.GetProperty("export").GetBoolean()),
                ("FIPS", facts.GetProperty("fips").GetBoolean()),
                ("NOT_DEFAULT", facts.GetProperty("not_default").GetBoolean()),
                ("WEAK", facts.GetProperty("needs").GetString() == "weak-ssl-ciphers")
            ),
        ];
    }

    private static string[] KeywordRow(JsonElement keyword)
    {
        string? export = keyword.TryGetProperty("export", out JsonElement value) ? value.GetString() : null;
        return
        [
            Text(keyword, "keyword"),
            Algorithms(keyword, "kx"),
            Algorithms(keyword, "au"),
            Algorithms(keyword, "enc"),
            Algorithms(keyword, "mac"),
            AnyOf(keyword, "min_tls_equals"),
            AnyOf(keyword, "strength_any_of"),
            Flags(
                ("EXPORT", export == "export"),
                ("NOT_DEFAULT", keyword.TryGetProperty("not_default_only", out _)),
                ("NOT_EXPORT", export == "not-export")
            ),
        ];
    }

    private static string Algorithms(JsonElement keyword, string property)
    {
        if (!keyword.TryGetProperty(property, out JsonElement algorithms))
        {
            return "";
        }

        return algorithms.TryGetProperty("all_but", out _)
            ? "!" + AnyOf(algorithms, "all_but")
            : AnyOf(algorithms, "any_of");
    }

    private static string AnyOf(JsonElement owner, string property) =>
        owner.TryGetProperty(property, out JsonElement names)
            ? string.Join('|', names.EnumerateArray().Select(name => name.GetString()))
            : "";

    private static string Flags(params (string Name, bool IsSet)[] flags) =>
        string.Join(' ', flags.Where(flag => flag.IsSet).Select(flag => flag.Name));

    private static string Text(JsonElement element, string property) =>
        element.GetProperty(property).GetString()
        ?? throw new InvalidDataException($"'{property}' is null in {element.GetRawText()}.");

    private static JsonDocument Read(string folder, string file) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, file)));

    private static void Write(string path, string[] columns, IEnumerable<string[]> rows)
    {
        var text = new StringBuilder("# ").AppendJoin('\t', columns).Append('\n');
        foreach (string row in rows.Select(cells => string.Join('\t', cells)).Order(StringComparer.Ordinal))
        {
            text.Append(row).Append('\n');
        }

        File.WriteAllText(path, text.ToString());
    }
}
