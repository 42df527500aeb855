using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Effective;

/// <summary>Whether some value takes a parameter as <c>$name</c>, <c>${name...}</c> or <c>$(name)</c>.</summary>
internal static class MacroUse
{
    private static readonly Regex Reference = new(
        @"\$(?<open>[{(]?)[ \t]*(?<name>[A-Za-z0-9_]+)[ \t]*",
        RegexOptions.CultureInvariant
    );

    public static bool IsUsed(string name, IEnumerable<Setting> settings) => settings.Any(s => Uses(s.Value, name));

    /// <param name="name">The parameter.</param>
    /// <param name="settings">The values of main.cf and master.cf that can see it.</param>
    /// <param name="tables">The tables: smtpd(8) expands what rbl_reply_maps and smtpd_reject_footer_maps find.</param>
    public static bool IsUsed(string name, IEnumerable<Setting> settings, IEnumerable<Table> tables) =>
        IsUsed(name, settings) || tables.Any(t => t.Entries.Any(e => Uses(e.Value, name)));

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

    private static bool Uses(string value, string name) =>
        value.IndexOf('$') >= 0 && NamesIn(value, withConditions: true).Contains(name);
}
