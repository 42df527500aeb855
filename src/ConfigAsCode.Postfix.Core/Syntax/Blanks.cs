using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>
/// White space as Postfix knows it: the six characters of C's isspace, ASCII only. A no-break space is text, so
/// <see cref="string.Trim()"/> would cut what Postfix keeps.
/// </summary>
internal static class Blanks
{
    public static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\v' or '\f' or '\r';

    public static bool Contains(string text)
    {
        foreach (char c in text)
        {
            if (IsBlank(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The index of the first character at or behind <paramref name="start"/> that is no white space.</summary>
    public static int Skip(string text, int start)
    {
        while (start < text.Length && IsBlank(text[start]))
        {
            start++;
        }

        return start;
    }

    public static string Trim(string text) => Trimmed(text, 0, text.Length).In(text);

    /// <summary>The part between two places without the white space at its ends.</summary>
    public static TextSpan Trimmed(string text, int start, int end)
    {
        start = Math.Min(Skip(text, start), end);
        while (end > start && IsBlank(text[end - 1]))
        {
            end--;
        }

        return TextSpan.Between(start, end);
    }
}
