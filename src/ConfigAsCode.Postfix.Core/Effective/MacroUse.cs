using System.Text.RegularExpressions;

namespace ConfigAsCode.Postfix.Core.Effective;

/// <summary>The names in a value: <c>$name</c>, <c>${name...}</c> or <c>$(name)</c>.</summary>
internal static class MacroUse
{
    private static readonly Regex Reference = new(
        @"\$(?<open>[{(]?)[ \t]*(?<name>[A-Za-z0-9_]+)[ \t]*",
        RegexOptions.CultureInvariant
    );

    /// <summary>The names that a text takes values of, nested ones too.</summary>
    /// <param name="value">The text before expansion.</param>
    /// <param name="withConditions">Whether those count that are only asked for: <c>${name?text}</c>, <c>${name:text}</c>.</param>
    public static IEnumerable<string> NamesIn(string value, bool withConditions)
    {
        string text = value.Replace("$$", "  ");
        foreach (Match match in Reference.Matches(text))
        {
            int end = match.Index + match.Length;
            bool isBare = match.Groups["open"].Length == 0;
            bool isPlain = isBare || (end < text.Length && text[end] is '}' or ')');
            if (isPlain || withConditions)
            {
                yield return match.Groups["name"].Value;
            }
        }
    }

    /// <summary>The names without braces in a text, each with the place behind it.</summary>
    public static IEnumerable<(string Name, int End)> BareNamesIn(string value)
    {
        foreach (Match match in Reference.Matches(value.Replace("$$", "  ")))
        {
            if (match.Groups["open"].Length == 0)
            {
                Group name = match.Groups["name"];
                yield return (name.Value, name.Index + name.Length);
            }
        }
    }
}
