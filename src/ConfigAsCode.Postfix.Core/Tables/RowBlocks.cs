using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>
/// The rows of a table with <c>if</c> and <c>endif</c>, each with the earlier ones that were
/// asked before it: a list that grows as the rows are read.
/// </summary>
internal static class RowBlocks
{
    private const string If = "if";
    private const string EndIf = "endif";

    /// <summary>The rows that can answer: without those that Postfix skips, and without <c>if</c> and <c>endif</c>.</summary>
    public static IEnumerable<(TableEntry Row, IReadOnlyList<TableEntry> Before)> Of(Table table)
    {
        TableTypeInfo? type = TableTypeInfo.Find(table.Type);
        var blocks = new Stack<int>();
        var before = new List<TableEntry>();
        foreach (TableEntry row in table.Entries)
        {
            if (SkippedRow.WarningOf(row, type) is not null)
            {
                continue;
            }

            if (IsIf(row))
            {
                blocks.Push(before.Count);
            }
            else if (IsEndIf(row))
            {
                // What stands in a block is asked only where its condition holds. Without an if Postfix skips the row.
                if (blocks.Count > 0)
                {
                    int start = blocks.Pop();
                    before.RemoveRange(start, before.Count - start);
                }
            }
            else
            {
                yield return (row, before);
                before.Add(row);
            }
        }
    }

    public static bool IsIf(TableEntry row) => IsWord(row.Key, If);

    public static bool IsEndIf(TableEntry row) => IsWord(row.Key, EndIf);

    /// <summary>Whether nothing stands behind the <c>endif</c>.</summary>
    public static bool IsEndIfAlone(TableEntry row) => row.Value.Length == 0 && row.Key.Length == EndIf.Length;

    /// <summary>What stands behind the <c>if</c> of a row.</summary>
    public static string Condition(TableEntry row) => Blanks.Trim(row.Key.Substring(If.Length));

    private static bool IsWord(string key, string word) =>
        key.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        && (key.Length == word.Length || !char.IsLetterOrDigit(key[word.Length]));
}
