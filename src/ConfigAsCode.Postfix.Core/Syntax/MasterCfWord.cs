using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>One word behind the fields of a master.cf entry: how to write it, or why it cannot be written.</summary>
public static class MasterCfWord
{
    /// <summary>Null, or why master(8) would not hand the word to the program as it stands.</summary>
    public static string? WhyNot(string word, PostfixVersion version)
    {
        if (PlainText.WhyNot(word) is { } reason)
        {
            return reason;
        }

        if (!MasterCfWords.HasBraces(version))
        {
            return word.Length == 0 ? $"it is empty, and Postfix {version} has no way to write an empty word"
                : word[0] == '#' ? "it starts with '#', which could become a comment"
                : Blanks.Contains(word)
                    ? $"it holds a blank, and Postfix {version} has no way to keep it; braces came with 3.0"
                : null;
        }

        if (!NeedsBraces(word))
        {
            return FinalLevel(word) == 0
                ? null
                : "its braces are not balanced: a '{' that is never closed swallows the words behind it";
        }

        return Blanks.Trim(word) != word ? "it starts or ends with white space, which Postfix trims"
            : MasterCfWords.BalancedLength("{" + word + "}") == word.Length + 2 ? null
            : "it needs braces around it, and its own are not balanced";
    }

    /// <summary>The word as master.cf writes it; ask <see cref="WhyNot"/> first.</summary>
    internal static string Write(string word, PostfixVersion version) =>
        MasterCfWords.HasBraces(version) && NeedsBraces(word) ? "{" + word + "}" : word;

    /// <summary>Without braces such a word would end early, lose its own, vanish, or be a comment.</summary>
    private static bool NeedsBraces(string word) =>
        word.Length == 0 || word[0] is '{' or '#' || Blanks.Contains(word);

    /// <summary>The open braces at the end, counted as master(8) counts: a '}' too many is an ordinary character.</summary>
    private static int FinalLevel(string word)
    {
        int level = 0;
        foreach (char c in word)
        {
            level += c == '{' ? 1 : c == '}' && level > 0 ? -1 : 0;
        }

        return level;
    }
}
