using System.Text;

namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>Texts of others inside a Markdown table, so that they are shown and mean nothing.</summary>
internal static class MarkdownText
{
    // Every ASCII sign can be escaped (CommonMark 2.4); these are the ones that mean something within a line.
    private const string Signs = "\\`*_{}[]<>|~$#!@";

    public static string Plain(string text)
    {
        var escaped = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            // Two underscores within words, as parameters have them, are letters to Markdown.
            bool isInsideWord = c == '_' && i > 0 && i + 1 < text.Length && IsWord(text[i - 1]) && IsWord(text[i + 1]);
            string? other =
                c is '\n' or '\r' or '\t' ? " "
                : c == '&' ? "&amp;"
                : c == '<' ? "&lt;"
                : c == ':' && IsBeforeSlashes(text, i) ? "&#58;"
                : c == '.' && IsBehindWww(text, i) ? "&#46;"
                : Signs.IndexOf(c) >= 0 && !isInsideWord ? "\\" + c
                : null;
            if (other is null)
            {
                escaped.Append(c);
            }
            else
            {
                escaped.Append(other);
            }
        }

        return escaped.ToString();
    }

    /// <summary>A code span; a bar in it would still end the cell, and backquotes need a longer fence.</summary>
    public static string Code(string text)
    {
        string line = text.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ');
        if (line.Trim().Length == 0)
        {
            return Plain(line);
        }

        string fence = new('`', LongestRun(line) + 1);
        string blank = line[0] == '`' || line[line.Length - 1] == '`' ? " " : "";
        return fence + blank + line.Replace("|", "\\|") + blank + fence;
    }

    // An address in a text would become a link by itself.
    private static bool IsBeforeSlashes(string text, int colon) =>
        string.CompareOrdinal(text, colon + 1, "//", 0, 2) == 0;

    private static bool IsBehindWww(string text, int dot) =>
        dot >= 3 && string.Compare(text, dot - 3, "www", 0, 3, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsWord(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    private static int LongestRun(string text)
    {
        int longest = 0;
        int run = 0;
        foreach (char c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
