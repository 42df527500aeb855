using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Documents;

/// <summary>What the pages of the rules and the README show is compiled, judged and rendered.</summary>
public partial class RulePageTests
{
    // The configuration of an LDAP table is a file of a host, which no C# declares.
    private const string OfHostFiles = "PFX3006";

    // What the build task alone can find (PFX9002, PFX9004) has no declaration to show, nor have the lines of files (FilePageTests).
    public static TheoryData<string> Pages =>
        [
            .. Rulebook
                .All.Select(rule => rule.Info)
                .Where(info => !info.IsAboutFiles && info.Id != OfHostFiles)
                .Select(info => info.Id),
        ];

    private static string Root => RepositoryRoot.Folder;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task What_a_page_calls_bad_is_found_and_what_it_calls_good_is_not(string id)
    {
        string page = File.ReadAllText(Path.Combine(Root, "docs", "rules", id + ".md"));
        Assert.Contains(id, await IdsOf(Section(page, "Bad")));
        Assert.DoesNotContain(id, await IdsOf(CodeOf(Section(page, "Bad"), Section(page, "Good"))));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_files_that_a_page_shows_are_those_of_its_declaration(string id)
    {
        string page = File.ReadAllText(Path.Combine(Root, "docs", "rules", id + ".md"));
        foreach (string heading in new[] { "Bad", "Good" })
        {
            string section = Section(page, heading);
            string code = heading == "Bad" ? CSharp(section) : CodeOf(Section(page, "Bad"), section);
            string[] shown =
            [
                .. Excerpts().Matches(section).SelectMany(m => Settings().Matches(m.Value)).Select(Normal),
            ];
            if (shown.Length == 0 || section.Contains("It would have been:", StringComparison.Ordinal))
            {
                continue;
            }

            string rendered = string.Join(
                '\n',
                CSharpProject.Of(code).AllFiles().Values.SelectMany(files => files.Values)
            );
            Assert.All(shown, setting => Assert.Contains(setting, Settings().Matches(rendered).Select(Normal)));
        }
    }

    [Fact]
    public async Task The_README_shows_what_the_compiler_says()
    {
        string readme = File.ReadAllText(Path.Combine(Root, "README.md"));
        var diagnostics = await CSharpProject.Of(CSharp(readme)).DiagnosticsAsync();
        string shown = Blanks()
            .Replace(
                readme.Replace("//", "", StringComparison.Ordinal).Replace("~", "", StringComparison.Ordinal),
                " "
            );
        foreach (Match told in ToldFinding().Matches(shown))
        {
            Assert.Contains(diagnostics, d => d.Id == told.Groups["id"].Value);
        }

        Assert.Equal(2, ToldFinding().Count(shown));
        string obsolete = diagnostics.First(d => d.Id == "PFX1001").GetMessage(null);
        Assert.Contains(obsolete.Split(": ", 2)[1], shown, StringComparison.Ordinal);
    }

    private static async Task<string[]> IdsOf(string section)
    {
        string code = section.Contains("```csharp", StringComparison.Ordinal) ? CSharp(section) : section;
        return [.. (await CSharpProject.Of(code).DiagnosticsAsync()).Select(d => d.Id).Distinct()];
    }

    /// <summary>The good example may go on with the policies that the bad one declares.</summary>
    private static string CodeOf(string bad, string good)
    {
        string code = CSharp(good);
        IEnumerable<string> policies = Policy()
            .Matches(CSharp(bad))
            .Where(m => !code.Contains(m.Value, StringComparison.Ordinal))
            .Select(m => m.Value);
        return string.Concat(policies) + code;
    }

    private static string CSharp(string section) => Code().Match(section).Groups["code"].Value;

    private static string Section(string page, string heading) =>
        Regex
            .Match(page, $"^## {heading}\n(?<text>.*?)(?=^## )", RegexOptions.Multiline | RegexOptions.Singleline)
            .Groups["text"]
            .Value;

    private static string Normal(Match setting) =>
        setting.Groups["name"].Value + "=" + setting.Groups["value"].Value.Trim();

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("(?<=\n)```\n#.*?\n```", RegexOptions.Singleline)]
    private static partial Regex Excerpts();

    // name = value in main.cf, -o name=value or -o { name = value } in master.cf
    [GeneratedRegex(
        @"^ *(-o \{ )?(-o )?(?<name>[a-z]\w+) ?= ?(?<value>[^}\n]*?)(?: \})?$|(?<name>[a-z]\w+) +=(?<value>[^\n]*)$",
        RegexOptions.Multiline
    )]
    private static partial Regex Settings();

    [GeneratedRegex(@"(\[[^\n]*\n)*public interface \w+;\n\n?")]
    private static partial Regex Policy();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?<id>PFX\d{4}): ")]
    private static partial Regex ToldFinding();
}
