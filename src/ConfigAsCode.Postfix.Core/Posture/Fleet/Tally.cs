namespace ConfigAsCode.Postfix.Core.Posture.Fleet;

/// <summary>On how many instances each of some words is true.</summary>
internal sealed class Tally
{
    // With more, what is different in them is left out.
    private const int Most = 4;

    private readonly Dictionary<string, int> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> rough = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> exactOfRough = new(StringComparer.Ordinal);

    /// <summary>The words of one instance.</summary>
    public void Add(IEnumerable<Words> words)
    {
        Words[] all = [.. words];
        Count(exact, all.Select(w => w.Exact));
        Count(rough, all.Select(w => w.Rough));
        foreach (Words word in all)
        {
            if (!exactOfRough.TryGetValue(word.Rough, out HashSet<string> those))
            {
                exactOfRough.Add(word.Rough, those = new HashSet<string>(StringComparer.Ordinal));
            }

            those.Add(word.Exact);
        }
    }

    /// <summary>The words with their numbers, most frequent first.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Result =>
        [
            .. (exact.Count > Most ? rough.Select(Described) : exact)
                .OrderByDescending(word => word.Value)
                .ThenBy(word => word.Key, StringComparer.Ordinal),
        ];

    private KeyValuePair<string, int> Described(KeyValuePair<string, int> word)
    {
        HashSet<string> those = exactOfRough[word.Key];
        return new KeyValuePair<string, int>(
            those.Count == 1 ? those.First() : FormattableString.Invariant($"{word.Key} ({those.Count} different)"),
            word.Value
        );
    }

    private static void Count(Dictionary<string, int> counts, IEnumerable<string> words)
    {
        foreach (string word in words.Distinct(StringComparer.Ordinal))
        {
            counts.TryGetValue(word, out int count);
            counts[word] = count + 1;
        }
    }
}
