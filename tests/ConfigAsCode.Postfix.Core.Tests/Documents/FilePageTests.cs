using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tests.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Documents;

/// <summary>The files that pages show are judged: those of the rules about files, and of the rule about the file of a database.</summary>
public class FilePageTests
{
    public static TheoryData<string> Pages =>
        [.. Rulebook.All.Select(rule => rule.Info).Where(info => info.IsAboutFiles).Select(info => info.Id), OfLdap];

    // A project has no such file, so that no other test reads this page.
    private const string OfLdap = "PFX3006";

    [Theory]
    [MemberData(nameof(Pages))]
    public void What_a_page_calls_bad_is_found_and_what_it_calls_good_is_not(string id)
    {
        string page = RepositoryRoot.Read("docs", "rules", id + ".md");
        Assert.Equal([id], IdsIn(page, "Bad", id));
        Assert.Empty(IdsIn(page, "Good", id));
    }

    /// <summary>The text with what a page cannot show as it is.</summary>
    private static string AsMeant(string shown)
    {
        string text = shown
            .Replace("\\0", "\0", StringComparison.Ordinal)
            .Replace("\\r\n", "\r\n", StringComparison.Ordinal)
            .Replace("<BOM>", "\uFEFF", StringComparison.Ordinal);
        int end = text.IndexOf("<END>", StringComparison.Ordinal);
        return end < 0 ? text : text[..end];
    }

    private static string[] IdsIn(string page, string heading, string id)
    {
        Match shown = Regex.Match(
            page,
            $"^## {heading}\n.*?^```\n# (?<file>\\S+)( \\((?<type>\\w+)\\))?\n(?<text>.*?)^```",
            RegexOptions.Multiline | RegexOptions.Singleline
        );
        string file = shown.Groups["file"].Value;
        string text = AsMeant(shown.Groups["text"].Value);
        if (id == OfLdap)
        {
            return [.. ClientTables.Find(id, shown.Groups["type"].Value, text).Select(f => f.Rule.Id)];
        }

        InstanceReading reading = AnalyzedFiles.Read(
            file == InstanceReader.MainCf ? text : "",
            file == InstanceReader.MasterCf ? text : null,
            tables: shown.Groups["type"].Success ? [new TableFile(file, shown.Groups["type"].Value, text)] : []
        );
        return [.. Rulebook.AnalyzeFiles(reading).Select(f => f.Rule.Id)];
    }
}
