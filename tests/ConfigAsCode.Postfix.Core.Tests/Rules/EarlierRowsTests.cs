using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using CsCheck;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>Tables of networks and patterns, of which each row is compared with all that are asked before it.</summary>
public class EarlierRowsTests
{
    private static readonly Gen<string> Networks = Gen.OneOf(
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 32], (a, b, bits) => Masked($"10.{a}.{b}.128", bits)),
        Gen.Select(Gen.Int[0, 2], Gen.Int[28, 66], (a, bits) => Masked($"2001:db8:{a}::", bits)),
        Gen.OneOf("10.0.0.1", "!10.0.0.0/8", "10.0.0.1/8", "0.0.0.0/0", "::/0", "[2001:db8::]/32", "nonsense")
    );

    private static readonly Gen<string> Patterns = Gen.OneOf(
        "/a/",
        "/b/",
        "/c/i",
        "/^/",
        "/.*/",
        "/./",
        "!/a/",
        "/(/",
        "/$/"
    );

    private static Gen<string[]> Rows(Gen<string> keys) =>
        Gen.OneOf(keys, keys, keys, keys.Select(key => "if " + key), Gen.OneOf("endif", "ENDIF", "endif x")).Array[
            0,
            25
        ];

    [Fact]
    public void A_network_is_found_in_an_earlier_one_as_each_with_each_finds_it() =>
        Rows(Networks)
            .Sample(keys =>
            {
                Table table = TableOf("cidr", keys);
                return Found(NetworkRows.Dead(table))
                    .SequenceEqual(EachWithEach(table, (before, row) => Contains(before.Key, row.Key)));
            });

    [Fact]
    public void A_pattern_is_found_behind_an_equal_one_or_one_that_matches_everything_as_each_with_each_finds_it() =>
        Rows(Patterns)
            .Sample(keys =>
            {
                Table table = TableOf("pcre", keys);
                return Found(PatternRows.Dead(table, []))
                    .SequenceEqual(
                        EachWithEach(
                            table,
                            (before, row) => before.Key == row.Key,
                            (before, _) => before.Key is "/^/" or "/.*/" or "/$/"
                        )
                    );
            });

    private static string Masked(string address, int bits) =>
        Network.Parse($"{address}/{bits}") is { } network ? network.WithoutHostBits : "10.0.0.0/8";

    private static bool Contains(string before, string row) =>
        Network.Parse(before) is { } around && Network.Parse(row) is { } network && around.Contains(network);

    /// <summary>Each row with a result of its own; the border of a block has none.</summary>
    private static Table TableOf(string type, string[] keys) =>
        new("rows", type, keys.Select(RowOf).ToEquatableArray(), Origin.Unknown);

    private static TableEntry RowOf(string key, int index) =>
        IsEnd(key) ? new TableEntry(key[..5], key[5..].Trim(), Origin.Unknown)
        : key.StartsWith("if ", StringComparison.Ordinal) ? new TableEntry(key, "", Origin.Unknown)
        : new TableEntry(key, "v" + index, Origin.Unknown);

    private static bool IsEnd(string key) => key.StartsWith("endif", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(string Row, string First)> Found(IEnumerable<UnreachableRow> dead) =>
        dead.Select(d => (d.Row.Value, d.Reason.Split(": ")[1]));

    /// <summary>Each row against all before it, the rows of blocks that have ended being away: what the index is to find as well.</summary>
    private static IEnumerable<(string Row, string First)> EachWithEach(
        Table table,
        params Func<TableEntry, TableEntry, bool>[] takes
    )
    {
        bool isCidr = table.Type == "cidr";
        var blocks = new Stack<int>();
        var before = new List<TableEntry>();
        foreach (TableEntry row in table.Entries)
        {
            bool isIf = row.Key.StartsWith("if ", StringComparison.Ordinal);
            string pattern = isIf ? row.Key[3..] : row.Key;
            bool isEnd = IsEnd(row.Key);
            bool isSkipped = isCidr
                ? isEnd
                    ? row.Value.Length > 0
                    : Network.Parse(pattern.TrimStart('!')) is not { HasHostBits: false }
                : !isEnd && pattern == "/(/";
            if (isSkipped)
            {
                continue;
            }

            if (isIf)
            {
                blocks.Push(before.Count);
            }
            else if (isEnd)
            {
                if (blocks.TryPop(out int start))
                {
                    before.RemoveRange(start, before.Count - start);
                }
            }
            else
            {
                if (
                    takes.Select(take => before.Find(b => take(b, row))).FirstOrDefault(b => b is not null) is { } first
                )
                {
                    yield return (
                        row.Value,
                        first.Key == row.Key && !isCidr ? $"the same pattern is before it, with {first.Value}"
                        : isCidr ? $"{first.Key} before it contains all its addresses"
                        : $"{first.Key} before it matches everything"
                    );
                }

                before.Add(row);
            }
        }
    }
}
