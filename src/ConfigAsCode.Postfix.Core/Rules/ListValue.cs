namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>A value that is a list: its words, and the same list with words added or taken away.</summary>
internal static class ListValue
{
    private static readonly char[] Separators = [',', ' ', '\t', '\r', '\n'];

    public static string[] Words(string value) => value.Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether it holds a word; option names and restrictions are compared without regard to case.</summary>
    public static bool Has(string value, string word) => Words(value).Contains(word, StringComparer.OrdinalIgnoreCase);

    public static string With(string value, params string[] words) =>
        string.Join(", ", Words(value).Concat(words.Where(w => !Has(value, w))));

    /// <summary>Where commas separate the items, each may be a restriction with its argument and stays in one piece.</summary>
    public static string Without(string value, string word)
    {
        IEnumerable<string> items = value.IndexOf(',') >= 0 ? value.Split(',').Select(i => i.Trim()) : Words(value);
        return string.Join(", ", items.Where(i => i.Length > 0 && !i.Equals(word, StringComparison.OrdinalIgnoreCase)));
    }
}
