using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>One word behind the fields of a master.cf entry: how to write it, or why it cannot be written.</summary>
internal static class MasterCfWord
{
    /// <summary>Null, or why master(8) would not hand the word to the program as it stands.</summary>
    public static string? ErrorIn(string word, PostfixVersion version)
    {
        if (PlainText.ErrorIn(word) is { } reason)
        {
            return reason;
        }

        if (!version.HasBraces)
        {
            return word.Length == 0 ? $"it is empty, and Postfix {version} has no way to write an empty word"
                : word[0] == '#' ? "it starts with '#', which could become a comment"
                : Blanks.Contains(word)
                    ? $"it contains a blank, and Postfix {version} has no way to keep it; braces came with 3.0"
                : null;
        }

        return IsOneWord(word) || FitsIntoBraces(word) ? null
            : Blanks.Trim(word) != word ? "it starts or ends with white space, which Postfix trims"
            : Blanks.Contains(word) || word[0] == '{' ? "it needs braces around it, and its own are not balanced"
            : "its braces are not balanced: a '{' that is never closed includes the words after it";
    }

    /// <summary>The word as master.cf writes it; ask <see cref="ErrorIn"/> first.</summary>
    internal static string Write(string word, PostfixVersion version) =>
        version.HasBraces && NeedsBraces(word) ? "{" + word + "}" : word;

    /// <summary>Blanks stand in braces where that is possible: so the file shows at once what belongs together.</summary>
    internal static bool NeedsBraces(string word) =>
        FitsIntoBraces(word) && (Blanks.Contains(word) || !IsOneWord(word));

    /// <summary>Whether the braces around the word would end where it ends, and nothing be trimmed.</summary>
    private static bool FitsIntoBraces(string word) =>
        Blanks.Trim(word) == word && Braces.BalancedLength("{" + word + "}") == word.Length + 2;

    /// <summary>
    /// Whether master(8) takes the word as it stands. It counts a '}' too many as an ordinary character, and takes
    /// away the braces of a word that starts with one.
    /// </summary>
    private static bool IsOneWord(string word)
    {
        int level = 0;
        foreach (char c in word)
        {
            if (level == 0 && Blanks.IsBlank(c))
            {
                return false;
            }

            level +=
                c == '{' ? 1
                : c == '}' && level > 0 ? -1
                : 0;
        }

        return level == 0 && word.Length > 0 && word[0] is not ('{' or '#');
    }
}
