using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>Finds the row of a table that answers to a key, as the program that reads the table does.</summary>
internal static class RowSearch
{
    // More than this many rows of patterns for one key is too much for an editor.
    private const int MostPatterns = 1000;

    /// <summary>The row; null where none answers. Not known where a pattern decides that is not run here.</summary>
    public static (TableEntry? Row, bool IsKnown) Find(Table table, TableKey key) =>
        TableTypeInfo.FormatOf(table.Type) switch
        {
            TableFormat.KeyValue => (
                table.Entries.FirstOrDefault(row => row.Key.Equals(key.Text, StringComparison.OrdinalIgnoreCase)),
                true
            ),
            _ when key.IsPart => (null, true),
            TableFormat.Cidr => Network.Parse(key.Text) is { } address
                ? First(table, row => IsIn(address, row))
                : (null, true),
            TableFormat.Pattern => WithoutSubstitution(
                First(table, row => PatternRow.IsMatch(row, key.Text, table.Type))
            ),
            _ => (null, false),
        };

    /// <summary>The first row that matches, where the conditions around it do (<c>if</c> and <c>endif</c>).</summary>
    private static (TableEntry? Row, bool IsKnown) First(Table table, Func<string, bool?> isMatch)
    {
        int asked = 0;
        int skipped = 0;
        TableTypeInfo? type = TableTypeInfo.Find(table.Type);
        foreach (TableEntry row in table.Entries)
        {
            if (SkippedRow.WarningOf(row, type) is not null)
            {
                continue;
            }

            bool isIf = RowBlocks.IsIf(row);
            if (skipped > 0 || RowBlocks.IsEndIf(row))
            {
                skipped +=
                    isIf ? 1
                    : skipped > 0 && RowBlocks.IsEndIf(row) ? -1
                    : 0;
                continue;
            }

            bool? found = ++asked > MostPatterns ? null : isMatch(isIf ? RowBlocks.Condition(row, type) : row.Key);
            if (found is null)
            {
                return (null, false);
            }

            if (isIf)
            {
                skipped = found == false ? 1 : 0;
            }
            else if (found == true)
            {
                return (row, true);
            }
        }

        return (null, true);
    }

    /// <summary>A word that is made of what the pattern matched is not known.</summary>
    private static (TableEntry? Row, bool IsKnown) WithoutSubstitution((TableEntry? Row, bool IsKnown) found) =>
        found.Row?.Value.Split(' ', '\t')[0].IndexOf('$') >= 0 ? (null, false) : found;

    /// <summary>Whether a row of a cidr table is for an address; Postfix skips one that is no network (dict_cidr.c).</summary>
    private static bool? IsIn(Network address, string row)
    {
        string text = row.TrimStart('!', ' ', '\t');
        bool isNegated = row.Length > text.Length && row.Count(c => c == '!') % 2 == 1;
        // An address of the other family is not compared, so that a ! matches it neither (cidr_match_execute()).
        return Network.Parse(text) is { HasHostBits: false } network
            && network.IsV6 == address.IsV6
            && network.Contains(address) != isNegated;
    }
}
