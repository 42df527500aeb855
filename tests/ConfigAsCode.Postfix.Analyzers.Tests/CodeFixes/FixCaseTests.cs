using ConfigAsCode.Postfix.Core.Rules;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ConfigAsCode.Postfix.Analyzers.Tests.CodeFixes;

/// <summary>
/// Every chapter of the pages in Cases, as it stands and in the circumstances that a fix must not mind.
/// </summary>
public class FixCaseTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Cases =>
        FixCase.Rules.SelectMany(rule =>
            FixCase.Of(rule).Select(c => new TheoryDataRow<string, string>(rule, c.Title))
        );

    public static TheoryData<string> RulesWithSafeFix => [.. FixCase.Rules.Where(rule => InfoOf(rule).HasSafeFix)];

    [Fact]
    public void Every_rule_with_a_fix_has_a_page() =>
        Assert.Equal(
            Rulebook.All.Select(r => r.Info).Where(i => i.HasFix && !i.IsAboutFiles).Select(i => i.Id).Order(),
            FixCase.Rules
        );

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_files_are_as_the_page_says(string rule, string title)
    {
        FixCase expected = Find(rule, title);
        FixRun after = await FixRun.Of(expected.Before).MendAsync(rule, expected.Fix);
        Assert.Equal(expected.After, after.Files);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Line_ends_of_Windows_and_a_namespace_block_stay(string rule, string title)
    {
        FixCase expected = Find(rule, title).With(InNamespaceOnWindows);
        FixRun after = await FixRun.Of(expected.Before).MendAsync(rule, expected.Fix);
        Assert.Equal(expected.After, after.Files);
    }

    /// <summary>A safe fix is made for all findings in one go, and brings no other finding; any other is offered for each finding alone.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task All_findings_of_three_projects_in_one_are_mended_at_once_where_that_is_safe(
        string rule,
        string title
    )
    {
        FixCase shown = Find(rule, title);
        bool isSafe = await FixRun.Of(shown.Before).CanFixAllAsync(rule, shown.Fix);
        Assert.True(!isSafe || InfoOf(rule).HasSafeFix, "The rule does not state that it has a safe fix.");
        if (!isSafe)
        {
            return;
        }

        FixCase[] copies =
        [
            .. new[] { "A", "B", "C" }.Select(name => shown.With(text => $"namespace {name};\n\n{text}")),
        ];
        FixRun before = FixRun.Of([.. copies.SelectMany(c => c.Before)]);
        FixRun after = await before.FixAllAsync(rule, FixAllScope.Project);
        Assert.Equal(copies.SelectMany(c => c.After), after.Files);
        string[] known = [.. (await before.DiagnosticsAsync()).Select(d => d.Id).Where(id => id != rule)];
        Assert.DoesNotContain(await after.DiagnosticsAsync(), d => !known.Contains(d.Id));
    }

    [Theory]
    [MemberData(nameof(RulesWithSafeFix))]
    public async Task A_rule_with_a_safe_fix_shows_one(string rule)
    {
        foreach (FixCase shown in FixCase.Of(rule))
        {
            if (await FixRun.Of(shown.Before).CanFixAllAsync(rule, shown.Fix))
            {
                return;
            }
        }

        Assert.Fail("None of its cases has a safe fix.");
    }

    private static RuleInfo InfoOf(string rule) => Rulebook.All.Single(r => r.Info.Id == rule).Info;

    private static FixCase Find(string rule, string title) => FixCase.Of(rule).Single(c => c.Title == title);

    private static string InNamespaceOnWindows(string text)
    {
        string[] lines = text.TrimEnd('\n').Split('\n');
        IEnumerable<string> indented = lines.Select(line => line.Length == 0 ? line : "    " + line);
        return string.Join("\r\n", ["namespace Team", "{", .. indented, "}", ""]);
    }
}
