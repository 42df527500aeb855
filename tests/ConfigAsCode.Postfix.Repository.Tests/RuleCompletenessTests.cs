using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Rules.Build;

namespace ConfigAsCode.Postfix.Repository.Tests;

/// <summary>
/// A rule is a class, a page, a line for the compiler, and tests. What the build task tells by itself has
/// no class and no line, and all the rest.
/// </summary>
public class RuleCompletenessTests
{
    public static TheoryData<string> Ids => [.. Rulebook.All.Select(rule => rule.Info.Id)];

    public static TheoryData<string> AllIds => [.. AllInfos.Select(info => info.Id)];

    private static IEnumerable<RuleInfo> AllInfos => Rulebook.All.Select(rule => rule.Info).Concat(BuildRules.All);

    [Fact]
    public void Ids_are_in_order_and_each_stands_for_one_rule()
    {
        string[] ids = [.. Rulebook.All.Select(rule => rule.Info.Id)];
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Distinct(AllInfos.Select(info => info.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_class_is_named_as_its_id(string id)
    {
        Rule rule = RuleOf(id);
        Assert.StartsWith("Pfx" + id[3..], rule.GetType().Name, StringComparison.Ordinal);
        Assert.Single(
            Directory.EnumerateFiles(
                RepositoryRoot.PathTo("src", "ConfigAsCode.Postfix.Core", "Rules"),
                rule.GetType().Name + ".cs",
                SearchOption.AllDirectories
            )
        );
    }

    [Theory]
    [MemberData(nameof(AllIds))]
    public void It_has_a_page_with_its_title_severity_and_fix(string id)
    {
        RuleInfo info = InfoOf(id);
        string page = RepositoryRoot.Read("docs", "rules", id + ".md");
        Assert.StartsWith($"# {id}: {info.Title}\n", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(
            $"**Severity** {info.Severity.ToString().ToLowerInvariant()}. **Code fix** {info.FixInWords}.",
            page,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["What it judges", "What happens on the server", "Bad", "Good", "When to accept the risk", "Source"],
            Regex.Matches(page, "^## (.+)$", RegexOptions.Multiline).Select(m => m.Groups[1].Value)
        );
        Assert.EndsWith($"/docs/rules/{id}.md", info.HelpLink, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_stands_in_the_list_for_the_compiler(string id)
    {
        RuleInfo info = InfoOf(id);
        Assert.Single(
            new[] { "Shipped", "Unshipped" }.SelectMany(state =>
                RepositoryRoot.Read("src", "ConfigAsCode.Postfix.Analyzers", $"AnalyzerReleases.{state}.md").Split('\n')
            ),
            line =>
                line.StartsWith($"{id} | ", StringComparison.Ordinal)
                && line.EndsWith("| " + info.Title, StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_tests_are_in_the_file_that_has_its_id(string id) =>
        Assert.Contains(
            $"\"{id}\"",
            RepositoryRoot.Read("tests", "ConfigAsCode.Postfix.Core.Tests", "Rules", $"Pfx{id[3..]}Tests.cs"),
            StringComparison.Ordinal
        );

    [Fact]
    public void No_page_stands_for_a_rule_that_is_none()
    {
        IEnumerable<string> pages = Directory
            .EnumerateFiles(RepositoryRoot.PathTo("docs", "rules"), "PFX*.md")
            .Select(p => Path.GetFileNameWithoutExtension(p)!);
        Assert.Equal(AllIds.Select(row => row.Data).Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    private static RuleInfo InfoOf(string id) => AllInfos.Single(info => info.Id == id);

    private static Rule RuleOf(string id) => Rulebook.All.Single(rule => rule.Info.Id == id);
}
