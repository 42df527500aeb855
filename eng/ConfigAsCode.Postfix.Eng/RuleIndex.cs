using System.Text;
using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Rules.Build;

namespace ConfigAsCode.Postfix.Eng;

/// <summary>
/// The index of the rules, <c>docs/rules/README.md</c>: its rows are made from the rules. What a rule judges is written by hand in its
/// row and kept; a new rule gets the heading of its page.
/// </summary>
public static partial class RuleIndex
{
    private static readonly (string Ids, string Heading)[] Chapters =
    [
        ("PFX0", "Declarations"),
        ("PFX1", "TLS"),
        ("PFX2", "Relay and access control"),
        ("PFX3", "Authentication and secrets"),
        ("PFX4", "Does Postfix read this as you mean it"),
        ("PFX6", "The lines of files"),
        ("PFX7", "Where mail goes"),
        ("PFX9", "The build"),
    ];

    private static string Folder => Path.Combine(Repository.Root, "docs", "rules");

    private static string File => Path.Combine(Folder, "README.md");

    public static void Write() => System.IO.File.WriteAllText(File, Text());

    public static string Text()
    {
        string before = System.IO.File.ReadAllText(File);
        Dictionary<string, string> judges = Row()
            .Matches(before)
            .ToDictionary(m => m.Groups["id"].Value, m => m.Groups["judges"].Value);
        RuleInfo[] rules = [.. Rulebook.All.Select(rule => rule.Info).Concat(BuildRules.All)];

        if (
            rules.FirstOrDefault(r => !Chapters.Any(c => r.Id.StartsWith(c.Ids, StringComparison.Ordinal))) is
            { } homeless
        )
        {
            throw new InvalidOperationException($"{homeless.Id} belongs to no chapter of the index: add one here.");
        }

        var text = new StringBuilder(before[..before.IndexOf("\n## ", StringComparison.Ordinal)]);
        foreach ((string ids, string heading) in Chapters)
        {
            text.Append("\n## ").Append(heading).Append("\n| id | severity | judges | fix |\n|---|---|---|---|\n");
            foreach (
                RuleInfo rule in rules
                    .Where(r => r.Id.StartsWith(ids, StringComparison.Ordinal))
                    .OrderBy(r => r.Id, StringComparer.Ordinal)
            )
            {
                string what = judges.GetValueOrDefault(rule.Id) ?? HeadingOf(rule.Id);
                string severity = rule.Severity.ToString().ToLowerInvariant();
                text.Append($"| [{rule.Id}]({rule.Id}.md) | {severity} | {what} | {rule.FixInWords} |\n");
            }
        }

        return text.ToString();
    }

    private static string HeadingOf(string id) =>
        System.IO.File.ReadLines(Path.Combine(Folder, id + ".md")).First().Split(": ", 2)[1];

    [GeneratedRegex(
        @"^\| \[(?<id>PFX\d{4})\]\(PFX\d{4}\.md\) \| \w+ \| (?<judges>.*) \| (yes, safe|yes|no) \|$",
        RegexOptions.Multiline
    )]
    private static partial Regex Row();
}
