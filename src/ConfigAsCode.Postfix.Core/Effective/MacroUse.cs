namespace ConfigAsCode.Postfix.Core.Effective;

/// <summary>The names in a value: <c>$name</c>, <c>${name...}</c> or <c>$(name)</c>.</summary>
internal static class MacroUse
{
    /// <summary>The names that a text takes values of, nested ones too.</summary>
    /// <param name="value">The text before expansion.</param>
    /// <param name="withConditions">Whether those count that are only asked for: <c>${name?text}</c>, <c>${name:text}</c>.</param>
    public static IEnumerable<string> NamesIn(string value, bool withConditions)
    {
        foreach ((int start, int end, bool isBare) in In(value))
        {
            int next = BehindBlanks(value, end);
            bool isPlain = isBare || (next < value.Length && value[next] is '}' or ')');
            if (isPlain || withConditions)
            {
                yield return value.Substring(start, end - start);
            }
        }
    }

    /// <summary>The names without braces in a text, each with the place behind it.</summary>
    public static IEnumerable<(string Name, int End)> BareNamesIn(string value)
    {
        foreach ((int start, int end, bool isBare) in In(value))
        {
            if (isBare)
            {
                yield return (value.Substring(start, end - start), end);
            }
        }
    }

    /// <summary>Where each name is, and whether it has no brace before it; <c>$$</c> is a dollar sign.</summary>
    private static IEnumerable<(int Start, int End, bool IsBare)> In(string value)
    {
        for (int dollar = value.IndexOf('$'); dollar >= 0 && dollar + 1 < value.Length; )
        {
            if (value[dollar + 1] == '$')
            {
                dollar = value.IndexOf('$', dollar + 2);
                continue;
            }

            bool isBare = value[dollar + 1] is not ('{' or '(');
            int start = BehindBlanks(value, isBare ? dollar + 1 : dollar + 2);
            int end = start;
            while (end < value.Length && MacroText.IsNameCharacter(value[end]))
            {
                end++;
            }

            if (end > start)
            {
                yield return (start, end, isBare);
            }

            dollar = value.IndexOf('$', end);
        }
    }

    private static int BehindBlanks(string value, int start)
    {
        while (start < value.Length && value[start] is ' ' or '\t')
        {
            start++;
        }

        return start;
    }
}
