namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>Text in braces (balpar(3), extpar(3)).</summary>
internal static class Braces
{
    /// <summary>What is between a brace at the start and its own at the end; null where the text is anything else.</summary>
    public static string? Inside(string text)
    {
        if (text.Length < 2 || text[0] != '{')
        {
            return null;
        }

        int level = 0;
        for (int i = 0; i < text.Length; i++)
        {
            level +=
                text[i] == '{' ? 1
                : text[i] == '}' ? -1
                : 0;
            if (level == 0)
            {
                return i == text.Length - 1 ? text.Substring(1, i - 1) : null;
            }
        }

        return null;
    }
}
