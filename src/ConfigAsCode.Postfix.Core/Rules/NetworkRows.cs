using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>The rows of a cidr table: the first network that holds an address answers (cidr_table(5)).</summary>
internal static class NetworkRows
{
    public static IEnumerable<UnreachableRow> Dead(Table table)
    {
        // By the key: a long table compares each row with all before it.
        Dictionary<string, Network?> networks = table
            .Entries.Select(row => row.Key)
            .Distinct()
            .ToDictionary(key => key, Network.Parse);
        foreach ((TableEntry row, IReadOnlyList<TableEntry> before) in RowBlocks.Of(table))
        {
            if (
                networks[row.Key] is { } network
                && before.FirstOrDefault(b => Covers(networks[b.Key], network)) is { } first
            )
            {
                yield return new UnreachableRow(
                    row,
                    $"The row {row.Key} of {table.Name} never matches: {first.Key} before it contains all its addresses",
                    $"Move it before {first.Key}, or remove it"
                );
            }
        }
    }

    private static bool Covers(Network? before, Network network) => before?.Contains(network) == true;
}
