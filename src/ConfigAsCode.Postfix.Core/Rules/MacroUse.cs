using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>Whether some value takes a parameter as <c>$name</c>, <c>${name...}</c> or <c>$(name)</c>.</summary>
internal static class MacroUse
{
    private static readonly Regex Reference = new(
        @"\$(?<open>[{(]?)[ \t]*(?<name>[A-Za-z0-9_]+)[ \t]*",
        RegexOptions.CultureInvariant
    );

    public static bool IsUsed(string name, IEnumerable<Setting> settings) => settings.Any(s => Uses(s.Value, name));

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

    private static bool Uses(string value, string name)
    {
        for (
            int at = value.IndexOf(name, StringComparison.Ordinal);
            at > 0;
            at = value.IndexOf(name, at + 1, StringComparison.Ordinal)
        )
        {
            int end = at + name.Length;
            bool ends = end == value.Length || !(char.IsLetterOrDigit(value[end]) || value[end] == '_');
            bool starts = value[at - 1] == '$' || (at > 1 && value[at - 2] == '$' && value[at - 1] is '{' or '(');
            if (starts && ends)
            {
                return true;
            }
        }

        return false;
    }
}
