namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>A value that is a list: its words, and the same list with words added or taken away.</summary>
internal static class ListValue
{
    // CHARS_COMMA_SP (util/sys_defs.h); the lists of protocols and of excluded ciphers split at the colon as well
    // (tls_misc.c).
    private static readonly char[] Separators = [',', ' ', '\t', '\r', '\n'];
    private static readonly char[] TlsSeparators = [.. Separators, ':'];

    public static string[] Words(string value) => value.Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The words of a list of protocols or of excluded ciphers.</summary>
    public static string[] TlsWords(string value) => value.Split(TlsSeparators, StringSplitOptions.RemoveEmptyEntries);

    public static bool IsSeparator(char c) => Separators.Contains(c);

    /// <summary>Whether it holds a word; option names and restrictions are compared without regard to case.</summary>
    public static bool Has(string value, string word) => Words(value).Contains(word, StringComparer.OrdinalIgnoreCase);

    public static string With(string value, params string[] words) =>
        string.Join(", ", Words(value).Concat(words.Where(w => !Has(value, w))));

    public static string Without(string value, string word) =>
        string.Join(", ", Words(value).Where(w => !w.Equals(word, StringComparison.OrdinalIgnoreCase)));
}
