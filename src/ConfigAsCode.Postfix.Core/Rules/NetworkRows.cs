using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>The rows of a cidr table: the first network that holds an address answers (cidr_table(5)).</summary>
internal static class NetworkRows
{
    public static IEnumerable<UnreachableRow> Dead(Table table)
    {
        var earlier = new EarlierRows<NetworkPrefix>();
        // A network is within another one where it begins with it: one question for each length of mask that the table has.
        var lengths = new SortedSet<int>();
        foreach ((TableEntry row, int position) in RowBlocks.Of(table))
        {
            earlier.MoveTo(position);
            if (Network.Parse(row.Key) is not { } network)
            {
                continue;
            }

            if (FirstAround(network, earlier, lengths) is { } first)
            {
                yield return new UnreachableRow(
                    row,
                    $"The row {row.Key} of {table.Name} never matches: {first.Key} before it contains all its addresses",
                    $"Move it before {first.Key}, or remove it"
                );
            }

            earlier.Add(network.Prefix(network.Bits), position, row);
            lengths.Add(network.Bits);
        }
    }

    private static TableEntry? FirstAround(Network network, EarlierRows<NetworkPrefix> earlier, SortedSet<int> lengths)
    {
        (int Position, TableEntry Row)? first = null;
        foreach (int bits in lengths)
        {
            if (bits > network.Bits)
            {
                break;
            }

            if (
                earlier.First(network.Prefix(bits)) is { } around
                && (first is null || around.Position < first.Value.Position)
            )
            {
                first = around;
            }
        }

        return first?.Row;
    }
}
