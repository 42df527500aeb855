namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>Text in braces (balpar(3), extpar(3)).</summary>
internal static class Braces
{
    /// <summary>What is between a brace at the start and its own at the end; null where the text is anything else.</summary>
    public static string? Inside(string text) =>
        text.Length > 1 && text[0] == '{' && BalancedLength(text) == text.Length
            ? text.Substring(1, text.Length - 2)
            : null;

    /// <summary>How many braces are open at most, counted up to a number.</summary>
    public static int Depth(string text, int most)
    {
        int level = 0;
        int deepest = 0;
        for (int i = 0; i < text.Length && deepest < most; i++)
        {
            level +=
                text[i] == '{' ? 1
                : text[i] == '}' ? -1
                : 0;
            deepest = Math.Max(deepest, level);
        }

        return deepest;
    }

    /// <summary>The length of the balanced text in braces that starts <paramref name="text"/>; 0 where it does not end.</summary>
    public static int BalancedLength(string text)
    {
        int level = 0;
        for (int i = 0; i < text.Length; i++)
        {
            level +=
                text[i] == '{' ? 1
                : text[i] == '}' ? -1
                : 0;
            if (level == 0)
            {
                return i + 1;
            }
        }

        return 0;
    }
}
