namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>
/// White space as Postfix knows it: the six characters of C's isspace, ASCII only. A no-break space is text, so
/// <see cref="string.Trim()"/> would cut what Postfix keeps.
/// </summary>
internal static class Blanks
{
    public static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\v' or '\f' or '\r';

    public static bool Contains(string text) => text.Any(IsBlank);

    /// <summary>The index of the first character at or behind <paramref name="start"/> that is no white space.</summary>
    public static int Skip(string text, int start)
    {
        while (start < text.Length && IsBlank(text[start]))
        {
            start++;
        }

        return start;
    }

    public static string Trim(string text)
    {
        int start = Skip(text, 0);
        int end = text.Length;
        while (end > start && IsBlank(text[end - 1]))
        {
            end--;
        }

        return text.Substring(start, end - start);
    }
}
