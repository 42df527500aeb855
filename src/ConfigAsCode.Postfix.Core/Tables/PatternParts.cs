using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tables;

/// <summary>One pattern of a row with what stands around it: <c>!/text/flags</c>.</summary>
/// <param name="Text">What is between the delimiters.</param>
/// <param name="Flags">What is behind the second one.</param>
/// <param name="IsNegated">Whether an odd number of <c>!</c> is in front.</param>
internal sealed record PatternParts(string Text, string Flags, bool IsNegated)
{
    /// <summary>The pattern of a row, of regexp also a second one (<c>/a/!/b/</c>); null where Postfix skips the row.</summary>
    /// <param name="key">The left side of the row, or the condition behind <c>if</c>.</param>
    /// <param name="isPcre">Whether it is a pcre table.</param>
    /// <param name="error">Why it skips it, in its own words.</param>
    public static IReadOnlyList<PatternParts>? Of(string key, bool isPcre, out string? error)
    {
        var parts = new List<PatternParts>();
        int at = 0;
        do
        {
            if (Next(key, ref at, isPcre, out error) is not { } part)
            {
                return null;
            }

            parts.Add(part);
        } while (!isPcre && parts.Count < 2 && at < key.Length && key[at] == '!');

        return parts;
    }

    /// <summary>What stands behind the first pattern of a text; empty where nothing does, or where Postfix skips the row.</summary>
    public static string Behind(string text, bool isPcre)
    {
        int at = 0;
        return Next(text, ref at, isPcre, out _) is null ? "" : text.Substring(at);
    }

    /// <summary>What the library refuses for certain; null where nothing is known against it.</summary>
    public string? ErrorIn(bool isPcre)
    {
        bool isExtended = isPcre || Flags.Count(c => c == 'x') % 2 == 0;
        if (!isExtended || (isPcre && IsOfOtherSyntax))
        {
            return null;
        }

        int depth = 0;
        for (int i = 0; i < Text.Length; i++)
        {
            switch (Text[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    i = BracketEnd(i, isPcre);
                    if (i < 0)
                    {
                        return isPcre ? "missing terminating ] for character class" : "Invalid regular expression";
                    }

                    break;
                // The groups of pcre alone can begin with a question mark.
                case '(' when !isPcre && i + 1 < Text.Length && Text[i + 1] == '?':
                    return SkippedRow.PrecedingExpression;
                case '(':
                    depth++;
                    break;
                case ')' when depth > 0:
                    depth--;
                    break;
                case ')' when isPcre:
                    return "unmatched closing parenthesis";
            }
        }

        return depth == 0 ? null
            : isPcre ? "missing closing parenthesis"
            : "Unmatched ( or \\(";
    }

    /// <summary>How many groups <c>$number</c> can name; null where it is not known.</summary>
    public int? Groups(bool isPcre)
    {
        if (isPcre ? IsOfOtherSyntax : Flags.Count(c => c == 'x') % 2 == 1)
        {
            return null;
        }

        int groups = 0;
        for (int i = 0; i >= 0 && i < Text.Length; i++)
        {
            if (Text[i] == '\\')
            {
                i++;
            }
            else if (Text[i] == '[')
            {
                i = BracketEnd(i, isPcre);
                if (i < 0)
                {
                    return null;
                }
            }
            else if (Text[i] == '(')
            {
                groups += !isPcre || IsCapture(i + 1) ? 1 : 0;
            }
        }

        return groups;
    }

    /// <summary>Comments, quoted text, verbs, conditions and groups that share a number: there more than brackets counts.</summary>
    private bool IsOfOtherSyntax =>
        Flags.IndexOf('x') >= 0
        || Text.Contains("\\Q")
        || Text.Contains("\\E")
        || Text.Contains("(*")
        || Text.Contains("(?#")
        || Text.Contains("(?|")
        || Text.Contains("(?(")
        || InlineOptions;

    /// <summary><c>(?x)</c> makes comments of what follows, <c>(?^</c> and <c>(?n)</c> change what a group is.</summary>
    private bool InlineOptions
    {
        get
        {
            for (
                int i = Text.IndexOf("(?", StringComparison.Ordinal);
                i >= 0;
                i = Text.IndexOf("(?", i + 2, StringComparison.Ordinal)
            )
            {
                int option = i + 2;
                while (option < Text.Length && (Ascii.IsLetterOrDigit(Text[option]) || Text[option] is '-' or '^'))
                {
                    if (Text[option] is 'x' or 'n' or '^')
                    {
                        return true;
                    }

                    option++;
                }
            }

            return false;
        }
    }

    private bool IsCapture(int at) =>
        at >= Text.Length
        || Text[at] != '?'
        || (
            string.CompareOrdinal(Text, at, "?<", 0, 2) == 0 && at + 2 < Text.Length && Text[at + 2] is not ('=' or '!')
        )
        || string.CompareOrdinal(Text, at, "?P<", 0, 3) == 0
        || string.CompareOrdinal(Text, at, "?'", 0, 2) == 0;

    /// <summary>The index of the bracket that closes the one at <paramref name="open"/>; -1 where none does.</summary>
    private int BracketEnd(int open, bool isPcre)
    {
        int i = open + 1;
        i += i < Text.Length && Text[i] == '^' ? 1 : 0;
        for (int first = i; i < Text.Length; i++)
        {
            if (Text[i] == ']' && i > first)
            {
                return i;
            }

            if (isPcre && Text[i] == '\\')
            {
                i++;
            }
            else if (Text[i] == '[' && i + 1 < Text.Length && Text[i + 1] is ':' or '.' or '=')
            {
                // [:alpha:]; to pcre without its end it is a bracket like other characters.
                int end = Text.IndexOf(Text[i + 1] + "]", i + 2, StringComparison.Ordinal);
                i =
                    end >= 0 ? end + 1
                    : isPcre ? i
                    : Text.Length;
            }
        }

        return -1;
    }

    private static PatternParts? Next(string key, ref int at, bool isPcre, out string? error)
    {
        error = null;
        bool isNegated = false;
        for (; at < key.Length && (key[at] == '!' || Blanks.IsBlank(key[at])); at++)
        {
            isNegated ^= key[at] == '!';
        }

        if (at >= key.Length)
        {
            error = "no regexp";
            return null;
        }

        char delimiter = key[at];
        int start = at + 1;
        int end = start;
        while (end < key.Length && key[end] != delimiter)
        {
            end += key[end] == '\\' ? 2 : 1;
        }

        if (end >= key.Length)
        {
            error = $"no closing regexp delimiter \"{delimiter}\"";
            return null;
        }

        int flags = end + 1;
        for (at = flags; at < key.Length && !Blanks.IsBlank(key[at]) && (isPcre || key[at] != '!'); at++)
        {
            if ((isPcre ? "imsxAEUX" : "imx").IndexOf(key[at]) < 0)
            {
                error = $"unknown regexp option \"{key[at]}\"";
                return null;
            }
        }

        return new PatternParts(key.Substring(start, end - start), key.Substring(flags, at - flags), isNegated);
    }
}
