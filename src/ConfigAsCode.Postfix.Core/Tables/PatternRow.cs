using ConfigAsCode.Postfix.Core.Catalog;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>The left side of a row of a regexp or pcre table: <c>/pattern/flags</c> (regexp_table(5), pcre_table(5)).</summary>
internal static class PatternRow
{
    /// <summary>Whether a row matches a text; null where that is not found out here.</summary>
    /// <param name="row">The row: <c>/a/</c>, <c>!/a/i</c>, and for regexp <c>/a/!/b/</c>.</param>
    /// <param name="text">The text.</param>
    /// <param name="type">The type of the table.</param>
    public static bool? IsMatch(string row, string text, string type)
    {
        bool isPcre = TableTypeInfo.Find(type) is { IsPcre: true };
        bool? result = true;
        int at = 0;
        do
        {
            bool isNegated = false;
            for (; at < row.Length && row[at] is '!' or ' ' or '\t'; at++)
            {
                isNegated ^= row[at] == '!';
            }

            if (
                at >= row.Length
                || Part(row, ref at, isPcre) is not { } pattern
                || pattern.IsMatch(text) is not { } found
            )
            {
                return null;
            }

            result &= found != isNegated;
        } while (at < row.Length);

        return result;
    }

    private static BoundedPattern? Part(string row, ref int at, bool isPcre)
    {
        char delimiter = row[at];
        int start = at + 1;
        int end = start;
        while (end < row.Length && row[end] != delimiter)
        {
            end += row[end] == '\\' ? 2 : 1;
        }

        if (end >= row.Length)
        {
            return null;
        }

        bool ignoresCase = true;
        bool isAnchored = false;
        for (at = end + 1; at < row.Length && row[at] != '!'; at++)
        {
            switch (row[at])
            {
                case 'i':
                    ignoresCase = !ignoresCase;
                    break;
                // Keys have no line ends, and it does not matter how much is matched.
                case 'm' or 's' or 'E' or 'U' when isPcre || row[at] == 'm':
                    break;
                case 'A' when isPcre:
                    isAnchored = !isAnchored;
                    break;
                default:
                    return null;
            }
        }

        string pattern = row.Substring(start, end - start);
        return BoundedPattern.Parse(isAnchored ? $"^(?:{pattern})" : pattern, isPcre, ignoresCase);
    }
}
