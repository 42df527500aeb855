namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>The known words nearest to a misspelt one.</summary>
internal static class Spelling
{
    // More than there are parameters; of thousands of services nobody needs each that is near.
    private const int MostCandidates = 2_000;

    private const int LongestWord = 200;

    /// <summary>Up to three candidates, nearest first; none where nothing is near.</summary>
    public static IReadOnlyList<string> Nearest(string word, IEnumerable<string> candidates)
    {
        // No name that anybody misspells is as long: it is a whole text where a word belongs.
        if (word.Length > LongestWord)
        {
            return [];
        }

        // One slip in five letters: enough for a swapped pair, too little for another word.
        int limit = Math.Max(1, Math.Min(4, word.Length / 5));
        var found = new List<(string Word, int Distance)>();
        int[][]? rows = null;
        foreach (string candidate in candidates.Take(MostCandidates))
        {
            if (Math.Abs(candidate.Length - word.Length) > limit)
            {
                continue;
            }

            rows ??=
            [
                new int[word.Length + limit + 1],
                new int[word.Length + limit + 1],
                new int[word.Length + limit + 1],
            ];
            int distance = Distance(word, candidate, limit, rows);
            if (distance <= limit)
            {
                found.Add((candidate, distance));
            }
        }

        return found.Count == 0
            ? []
            :
            [
                .. found
                    .OrderBy(c => c.Distance)
                    .ThenBy(c => c.Word, StringComparer.Ordinal)
                    .Select(c => c.Word)
                    .Distinct(StringComparer.Ordinal)
                    .Take(3),
            ];
    }

    /// <summary>The names that are probably meant: with a slip, else with a word more or less.</summary>
    public static IReadOnlyList<string> Meant(string name, IEnumerable<string> candidates)
    {
        IReadOnlyList<string> nearest = Nearest(name, candidates);
        return nearest.Count > 0 ? nearest : WithOneWordMoreOrLess(name, candidates);
    }

    /// <summary>
    /// The candidates that have one word more or less than a name of several words; none where they are more than three, and so nothing is
    /// clear.
    /// </summary>
    public static IReadOnlyList<string> WithOneWordMoreOrLess(string name, IEnumerable<string> candidates)
    {
        int words = WordsIn(name);
        string[]? parts = null;
        var found = new List<string>();
        foreach (string candidate in candidates.Take(MostCandidates))
        {
            // The first words are the same, or the last ones.
            if (
                name.Length > 0
                && Math.Abs(WordsIn(candidate) - words) == 1
                && (AreSame(name[0], candidate[0]) || AreSame(name[name.Length - 1], candidate[candidate.Length - 1]))
                && DifferByOneWord(parts ??= name.Split('_'), candidate.Split('_'))
            )
            {
                found.Add(candidate);
                if (found.Count > 3)
                {
                    return [];
                }
            }
        }

        return found;
    }

    private static int WordsIn(string name)
    {
        int words = 1;
        foreach (char c in name)
        {
            words += c == '_' ? 1 : 0;
        }

        return words;
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

    /// <summary>
    /// Insertions, deletions, changes and swaps of neighbours (optimal string alignment), as far as they are not more than a limit: no cell
    /// farther from the diagonal than that can lead to less. The rows are large enough for both words.
    /// </summary>
    private static int Distance(string a, string b, int limit, int[][] rows)
    {
        int tooMany = limit + 1;
        int[] before = rows[0];
        int[] last = rows[1];
        int[] row = rows[2];
        for (int j = 0; j <= b.Length; j++)
        {
            last[j] = Math.Min(j, tooMany);
        }

        for (int i = 1; i <= a.Length; i++)
        {
            int start = Math.Max(1, i - limit);
            int end = Math.Min(b.Length, i + limit);
            row[start - 1] = start == 1 ? Math.Min(i, tooMany) : tooMany;
            int least = row[start - 1];
            for (int j = start; j <= end; j++)
            {
                int cost = AreSame(a[i - 1], b[j - 1]) ? 0 : 1;
                int best = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + cost);
                bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                row[j] = swapped ? Math.Min(best, before[j - 2] + 1) : best;
                least = Math.Min(least, row[j]);
            }

            if (end < b.Length)
            {
                row[end + 1] = tooMany;
            }

            // A swap looks two rows back, and adds one to what it finds there.
            if (least > limit && i > 1 && LeastOf(last, start - 1, end) >= limit)
            {
                return tooMany;
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }

    private static int LeastOf(int[] row, int start, int end)
    {
        int least = int.MaxValue;
        for (int i = start; i <= end; i++)
        {
            least = Math.Min(least, row[i]);
        }

        return least;
    }

    private static bool AreSame(char a, char b) =>
        a == b
        || (
            a < 128 && b < 128
                ? (a | 0x20) == (b | 0x20) && Ascii.IsLetterOrDigit(a)
                : char.ToLowerInvariant(a) == char.ToLowerInvariant(b)
        );
}
