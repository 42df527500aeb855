namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>The known words nearest to a misspelt one.</summary>
internal static class Spelling
{
    /// <summary>Up to three candidates, nearest first; none where nothing is near.</summary>
    public static IReadOnlyList<string> Nearest(string word, IEnumerable<string> candidates)
    {
        // One slip in five letters: enough for a swapped pair, too little for another word.
        int limit = Math.Max(1, Math.Min(4, word.Length / 5));
        var rows = new int[word.Length + 1, word.Length + limit + 1];
        return
        [
            .. candidates
                .Distinct(StringComparer.Ordinal)
                .Where(c => Math.Abs(c.Length - word.Length) <= limit)
                .Select(c => (Word: c, Distance: Distance(word, c, rows)))
                .Where(c => c.Distance <= limit)
                .OrderBy(c => c.Distance)
                .ThenBy(c => c.Word, StringComparer.Ordinal)
                .Select(c => c.Word)
                .Take(3),
        ];
    }

    /// <summary>
    /// The candidates that have one word more or less than a name of several words; none where they are more than three, and so nothing is
    /// clear.
    /// </summary>
    public static IReadOnlyList<string> WithOneWordMoreOrLess(string name, IEnumerable<string> candidates)
    {
        string[] words = name.Split('_');
        string[] found = [.. candidates.Where(c => DifferByOneWord(words, c.Split('_'))).Take(4)];
        return found.Length > 3 ? [] : found;
    }

    private static bool DifferByOneWord(string[] one, string[] other)
    {
        (string[] less, string[] more) = one.Length < other.Length ? (one, other) : (other, one);
        if (more.Length != less.Length + 1 || less.Length < 2)
        {
            return false;
        }

        int same = 0;
        while (same < less.Length && IsSame(less[same], more[same]))
        {
            same++;
        }

        return less.Skip(same).Zip(more.Skip(same + 1), IsSame).All(isSame => isSame);

        static bool IsSame(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Insertions, deletions, changes and swaps of neighbours (optimal string alignment), in rows that are large enough for both words.</summary>
    private static int Distance(string a, string b, int[,] rows)
    {
        for (int i = 0; i <= a.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (int j = 0; j <= b.Length; j++)
        {
            rows[0, j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                int best = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                rows[i, j] = swapped ? Math.Min(best, rows[i - 2, j - 2] + 1) : best;
            }
        }

        return rows[a.Length, b.Length];
    }
}
