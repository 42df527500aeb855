using System.Globalization;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>
/// The whole suite table and the keywords of one series, whatever a build leaves out of them. Read from
/// <c>openssl-SERIES-suites.tsv</c> and <c>openssl-SERIES-keywords.tsv</c>, one series at a time.
/// </summary>
internal sealed class OpenSslTable
{
    private const uint NotExport = 1;
    private const uint Export = 2;

    /// <summary>Each algorithm's bit, numbered as they come.</summary>
    private readonly Dictionary<string, int> keyExchanges = NewBits();
    private readonly Dictionary<string, int> authentications = NewBits();
    private readonly Dictionary<string, int> encryptions = NewBits();
    private readonly Dictionary<string, int> macs = NewBits();
    private readonly Dictionary<string, int> versions = NewBits();
    private readonly Dictionary<string, int> strengths = NewBits();

    public OpenSslTable(OpenSslSeries series)
    {
        string name = "openssl-" + series.ToText();
        ForEachRow(name + "-suites.tsv", AddSuite);
        ForEachRow(name + "-keywords.tsv", AddKeyword);
    }

    /// <summary>By id, TLS 1.3 included.</summary>
    public List<OpenSslTableRow> Suites { get; } = [];

    public List<CipherWord> Keywords { get; } = [];

    /// <summary>The bits of algorithms that a build lacks, whichever property they are of.</summary>
    public CipherSelector BitsOf(IEnumerable<string> algorithms)
    {
        var bits = default(CipherSelector);
        foreach (string algorithm in algorithms)
        {
            bits.KeyExchange |= Known(keyExchanges, algorithm);
            bits.Authentication |= Known(authentications, algorithm);
            bits.Encryption |= Known(encryptions, algorithm);
            bits.Mac |= Known(macs, algorithm);
        }

        return bits;
    }

    private void AddSuite(string[] cells)
    {
        bool isExport = HasFlag(cells[10], "EXPORT");
        var suite = new CipherSuite(
            Id: cells[0],
            Name: cells[1],
            IanaName: cells[2].Length == 0 ? null : cells[2],
            KeyExchange: cells[3],
            Authentication: cells[4],
            Encryption: cells[5],
            Mac: cells[6],
            MinimumProtocol: cells[7],
            StrengthBits: int.Parse(cells[8], CultureInfo.InvariantCulture),
            StrengthClass: cells[9],
            IsExport: isExport
        );
        var selector = new CipherSelector
        {
            KeyExchange = Bits(keyExchanges, suite.KeyExchange),
            Authentication = Bits(authentications, suite.Authentication),
            Encryption = Bits(encryptions, suite.Encryption),
            Mac = Bits(macs, suite.Mac),
            Version = Bits(versions, suite.MinimumProtocol),
            Strength = Bits(strengths, suite.StrengthClass) | Bits(strengths, HasFlag(cells[10], "FIPS") ? "FIPS" : ""),
            Export = isExport ? Export : NotExport,
            NotDefault = HasFlag(cells[10], "NOT_DEFAULT"),
        };
        Suites.Add(new OpenSslTableRow(suite, selector, HasFlag(cells[10], "WEAK")));
    }

    private void AddKeyword(string[] cells) =>
        Keywords.Add(
            new CipherWord(
                cells[0],
                new CipherSelector
                {
                    KeyExchange = Bits(keyExchanges, cells[1]),
                    Authentication = Bits(authentications, cells[2]),
                    Encryption = Bits(encryptions, cells[3]),
                    Mac = Bits(macs, cells[4]),
                    Version = Bits(versions, cells[5]),
                    Strength = Bits(strengths, cells[6]),
                    Export =
                        HasFlag(cells[7], "EXPORT") ? Export
                        : HasFlag(cells[7], "NOT_EXPORT") ? NotExport
                        : 0,
                    NotDefault = HasFlag(cells[7], "NOT_DEFAULT"),
                }
            )
        );

    /// <summary>The bits of <c>A|B</c>, or for <c>!A</c> all bits but that one; an empty cell has none.</summary>
    private static uint Bits(Dictionary<string, int> known, string cell)
    {
        if (cell.Length == 0)
        {
            return 0;
        }

        if (cell[0] == '!')
        {
            return ~Bits(known, cell.Substring(1));
        }

        if (known.TryGetValue(cell, out int bit))
        {
            return 1u << bit;
        }

        if (cell.IndexOf('|') >= 0)
        {
            uint bits = 0;
            foreach (string name in cell.Split('|'))
            {
                bits |= Bits(known, name);
            }

            return bits;
        }

        bit = known.Count;
        known.Add(cell, bit);
        return 1u << bit;
    }

    private static uint Known(Dictionary<string, int> known, string name) =>
        known.TryGetValue(name, out int bit) ? 1u << bit : 0;

    private static bool HasFlag(string cell, string flag) =>
        cell.Length > 0 && Array.IndexOf(cell.Split(' '), flag) >= 0;

    private static Dictionary<string, int> NewBits() => new(StringComparer.Ordinal);

    private static void ForEachRow(string resource, Action<string[]> add)
    {
        using Stream stream =
            typeof(OpenSslTable).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {resource}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line[0] != '#')
            {
                add(line.Split('\t'));
            }
        }
    }
}
