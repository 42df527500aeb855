using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>The rows of a table with <c>if</c> and <c>endif</c>, each with how many of them are asked before it.</summary>
internal static class RowBlocks
{
    private const string If = "if";
    private const string EndIf = "endif";

    /// <summary>
    /// The rows that can answer: without those that Postfix skips, and without <c>if</c> and <c>endif</c>. A row behind a block has the
    /// position of the first one in it, as the block may not be asked.
    /// </summary>
    public static IEnumerable<(TableEntry Row, int Position)> Of(Table table)
    {
        TableTypeInfo? type = TableTypeInfo.Find(table.Type);
        var blocks = new Stack<int>();
        int position = 0;
        foreach (TableEntry row in table.Entries)
        {
            if (SkippedRow.WarningOf(row, type) is not null)
            {
                continue;
            }

            if (IsIf(row))
            {
                blocks.Push(position);
            }
            else if (IsEndIf(row))
            {
                // What stands in a block is asked only where its condition holds. Without an if Postfix skips the row.
                if (blocks.Count > 0)
                {
                    position = blocks.Pop();
                }
            }
            else
            {
                yield return (row, position++);
            }
        }
    }

    public static bool IsIf(TableEntry row) => IsWord(row.Key, If);

    public static bool IsEndIf(TableEntry row) => IsWord(row.Key, EndIf);

    /// <summary>Whether nothing stands behind the <c>endif</c>.</summary>
    public static bool IsEndIfAlone(TableEntry row) => row.Value.Length == 0 && row.Key.Length == EndIf.Length;

    /// <summary>What stands behind the <c>if</c> of a row.</summary>
    public static string Condition(TableEntry row) => Blanks.Trim(row.Key.Substring(If.Length));

    /// <summary>The same without the text behind a pattern, which Postfix ignores.</summary>
    public static string Condition(TableEntry row, TableTypeInfo? type)
    {
        string condition = Condition(row);
        return condition.Substring(0, condition.Length - Ignored(condition, type).Length);
    }

    /// <summary>The text behind the pattern of an <c>if</c>, or behind an <c>endif</c>, which Postfix ignores with a warning.</summary>
    public static string Ignored(TableEntry row, TableTypeInfo? type) =>
        type?.Format != TableFormat.Pattern ? ""
        : IsIf(row) ? Blanks.Trim(Ignored(Condition(row), type))
        : IsEndIf(row) ? Blanks.Trim(row.Key.Substring(EndIf.Length))
        : "";

    private static string Ignored(string condition, TableTypeInfo? type) =>
        type?.Format == TableFormat.Pattern ? PatternParts.Behind(condition, type.IsPcre) : "";

    private static bool IsWord(string key, string word) =>
        key.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        && (key.Length == word.Length || !char.IsLetterOrDigit(key[word.Length]));
}
