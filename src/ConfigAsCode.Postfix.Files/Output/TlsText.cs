using System.Globalization;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tls;
using ConfigAsCode.Postfix.Files.Configuration;

namespace ConfigAsCode.Postfix.Files.Output;

/// <summary>The TLS table of an instance as text, for 120 columns.</summary>
public static class TlsText
{
    private static readonly string[] Titles =
    [
        "service",
        "port",
        "level",
        "protocols",
        "suites",
        "weakest (bits)",
        "anonymous",
        "no FS",
    ];

    /// <summary>A heading, the titles, and for each endpoint a line and who decided below it.</summary>
    public static IEnumerable<string> Of(Instance instance) =>
        instance.Target!.Each.SelectMany(target => Of(instance, target));

    private static IEnumerable<string> Of(Instance instance, Target target)
    {
        IReadOnlyList<TlsRow> rows = TlsTable.Of(instance, target);
        List<string[]> cells = [Titles, .. rows.Select((row, i) => Cells(row, i > 0 ? rows[i - 1] : null))];
        int[] widths = [.. Titles.Select((_, column) => cells.Max(line => line[column].Length))];

        string heading = $"Postfix {target.Postfix.WithoutPatch.Described}, OpenSSL {target.OpenSsl.ToText()}";
        yield return $"{instance.Name} ({heading}); suites: below TLS 1.3; no FS: without forward secrecy";
        yield return "  " + Align(cells[0], widths);
        for (int i = 0; i < rows.Count; i++)
        {
            yield return "  " + Align(cells[i + 1], widths);
            yield return "    " + WhoDecided(rows[i], target);
        }
    }

    private static string[] Cells(TlsRow row, TlsRow? above)
    {
        string level = row.Level.ToText();
        return row.Endpoint is null
            ? [row.Service.Key, row.Port ?? "-", level, "-", "-", "-", "-", "-"]
            :
            [
                Name(row, above),
                row.Port ?? "-",
                level,
                row.Protocols.ToShortText(),
                Number(row.Suites.Count),
                row.Weakest is { } weakest ? $"{weakest.Name} ({Number(weakest.StrengthBits)})" : "-",
                Number(row.Anonymous),
                Number(row.WithoutForwardSecrecy),
            ];
    }

    /// <summary>The service, a destination of its policy tables, or what becomes of either without a TLSA record.</summary>
    private static string Name(TlsRow row, TlsRow? above)
    {
        string? destination = row.Endpoint?.Destination;
        bool isFallback = above?.Service == row.Service && above.Endpoint?.Destination == destination;
        return isFallback ? "  without TLSA"
            : destination is null ? row.Service.Key
            : "  to " + destination;
    }

    private static string WhoDecided(TlsRow row, Target target)
    {
        string level = "level: " + Who(row.LevelSetBy, target);
        return row.Endpoint is { } endpoint ? $"{level}; protocols: {Who(endpoint.ProtocolValue, target)}" : level;
    }

    private static string Who(EffectiveValue value, Target target) =>
        value.SetBy is { } setting && FilePlace.Of(setting.Origin) is { } place
            ? place
            : $"default of Postfix {target.Postfix.WithoutPatch}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Align(string[] cells, int[] widths) =>
        string.Join("  ", cells.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd(' ');
}
