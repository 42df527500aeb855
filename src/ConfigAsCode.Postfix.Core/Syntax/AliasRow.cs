namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>
/// A line of a text in the form of aliases(5), <c>name: value</c>, as postalias(1) takes it apart: into the words of RFC 822, so that quotes,
/// backslashes, comments and brackets keep their content together (postalias.c, tok822_scan()).
/// </summary>
internal static class AliasRow
{
    /// <summary>Splits the line; the result is null, or why postalias(1) skips it. Name and value stay as they are written.</summary>
    public static string? Split(string line, out string name, out string value)
    {
        int colon = 0;
        char other = '\0';
        while (colon < line.Length && line[colon] != ':')
        {
            // Behind a name of several addresses or of another domain the colon is no longer looked for.
            other = other == '\0' && line[colon] is ',' or '@' or '%' ? line[colon] : other;
            colon = EndOfWord(line, colon);
        }

        name = Blanks.Trim(line.Substring(0, Math.Min(colon, line.Length)));
        value = colon < line.Length ? Blanks.Trim(line.Substring(colon + 1)) : "";
        return colon >= line.Length ? "there is no ':' behind a name"
            : name.Length == 0 ? "there is no name before the ':'"
            : value.Length == 0 ? "there is no value behind the ':'"
            : other == ',' ? "there are several names before the ':'"
            : other != '\0' ? $"the name before the ':' has a '{other}', and only names of this host can be aliases"
            : null;
    }

    /// <summary>The index behind the word that begins here; a character that stands for itself is one.</summary>
    private static int EndOfWord(string line, int start) =>
        line[start] switch
        {
            '(' => EndOfComment(line, start),
            '[' => EndOfRun(line, start, ']'),
            '"' => EndOfRun(line, start, '"'),
            '\\' => Math.Min(start + 2, line.Length),
            _ => start + 1,
        };

    private static int EndOfRun(string line, int start, char end)
    {
        int i = start + 1;
        while (i < line.Length && line[i] != end)
        {
            i += line[i] == '\\' ? 2 : 1;
        }

        return Math.Min(i + 1, line.Length);
    }

    /// <summary>Comments stand in each other.</summary>
    private static int EndOfComment(string line, int start)
    {
        int depth = 0;
        int i = start;
        while (i < line.Length)
        {
            char c = line[i];
            i += c == '\\' ? 2 : 1;
            depth += c switch
            {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            if (depth == 0)
            {
                break;
            }
        }

        return Math.Min(i, line.Length);
    }
}
