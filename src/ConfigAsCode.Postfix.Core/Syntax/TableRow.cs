using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>Splits one logical line of a lookup table into the key and what is looked up.</summary>
internal static class TableRow
{
    /// <summary>Splits the line; the result is null, or what is wrong with it.</summary>
    public static string? Split(
        string line,
        TableFormat format,
        PostfixVersion version,
        out string key,
        out string value
    )
    {
        if (format == TableFormat.Client)
        {
            return NameValue.Split(line, out key, out value);
        }

        if (format == TableFormat.Aliases)
        {
            return AliasRow.Split(line, out key, out value);
        }

        bool withoutValue = format != TableFormat.KeyValue && (IsWord(line, "if") || IsWord(line, "endif"));
        int end = withoutValue ? line.Length : EndOfKey(line, format, version);
        if (end < 0)
        {
            key = "";
            value = "";
            return format == TableFormat.KeyValue
                ? "a '\"' is never closed"
                : "it is not a pattern with a closing delimiter";
        }

        key = Blanks.Trim(line.Substring(0, end));
        value = Blanks.Trim(line.Substring(end));

        // A regular expression without a value maps to the empty string, with a warning.
        bool needsValue = format != TableFormat.Pattern && !withoutValue;
        return needsValue && value.Length == 0 ? "there is no value after the key" : null;
    }

    /// <summary>Where the key of a row ends, of a type that has a key before a blank; -1 where it does not.</summary>
    public static int EndOfKey(string line, TableFormat format, PostfixVersion version) =>
        format switch
        {
            TableFormat.Cidr => EndOfWord(line, SkipNegation(line, 0)),
            TableFormat.Pattern => EndOfPattern(line),
            _ => EndOfQuotedWord(line, version),
        };

    /// <summary>Since 3.2 quotes and backslashes keep the blanks of a key, which stays in its quoted form.</summary>
    private static int EndOfQuotedWord(string line, PostfixVersion version)
    {
        bool quotes = version.HasQuotedKeys;
        bool quoted = false;
        int i = 0;
        while (i < line.Length && (quoted || !Blanks.IsBlank(line[i])))
        {
            if (quotes && line[i] == '\\')
            {
                i++;
            }
            else if (quotes && line[i] == '"')
            {
                quoted = !quoted;
            }

            i++;
        }

        return quoted ? -1 : Math.Min(i, line.Length);
    }

    private static int EndOfWord(string line, int start)
    {
        int i = start;
        while (i < line.Length && !Blanks.IsBlank(line[i]))
        {
            i++;
        }

        return i;
    }

    /// <summary>Behind the flags of <c>/pattern/flags</c>; a second pattern may follow (<c>/a/!/b/</c>).</summary>
    private static int EndOfPattern(string line)
    {
        int i = 0;
        // A NUL ends a line, also as its first character.
        if (line.Length == 0 || Ascii.IsLetterOrDigit(line[0]))
        {
            return -1;
        }

        do
        {
            i = SkipNegation(line, i);
            if (i >= line.Length)
            {
                return -1;
            }

            i = ClosingDelimiter(line, i);
            if (i < 0)
            {
                return -1;
            }

            while (i < line.Length && !Blanks.IsBlank(line[i]) && line[i] != '!')
            {
                i++;
            }
        } while (i < line.Length && line[i] == '!');

        return i;
    }

    /// <summary>The index behind the delimiter that closes the pattern starting at <paramref name="open"/>, or -1.</summary>
    private static int ClosingDelimiter(string line, int open)
    {
        for (int i = open + 1; i < line.Length; i++)
        {
            if (line[i] == line[open] && line[i] != '\\')
            {
                return i + 1;
            }

            i += line[i] == '\\' ? 1 : 0;
        }

        return -1;
    }

    private static int SkipNegation(string line, int start)
    {
        while (start < line.Length && (line[start] == '!' || Blanks.IsBlank(line[start])))
        {
            start++;
        }

        return start;
    }

    private static bool IsWord(string line, string word) =>
        line.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        && (line.Length == word.Length || !Ascii.IsLetterOrDigit(line[word.Length]));
}
