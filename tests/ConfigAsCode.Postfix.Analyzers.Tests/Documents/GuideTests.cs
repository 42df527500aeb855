using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Documents;

/// <summary>Every piece of C# in the guides is a whole file that compiles, and the files that a guide shows are those it makes.</summary>
public partial class GuideTests
{
    /// <summary>The guides, and what a gallery of packages shows.</summary>
    private static IEnumerable<string> Guides =>
        Directory
            .EnumerateFiles(RepositoryRoot.PathTo("docs"), "*.md")
            .Order(StringComparer.Ordinal)
            .Append(RepositoryRoot.PathTo("README.md"))
            .Append(RepositoryRoot.PathTo("src", "ConfigAsCode.Postfix.Package", "README.md"));

    /// <summary>The guide, the C# and the excerpt of the files behind it; empty where it shows none.</summary>
    public static TheoryData<string, string, string> Examples =>
        [
            .. Guides.SelectMany(path =>
                Example()
                    .Matches(File.ReadAllText(path))
                    // Where a finding is shown, the example has a fault.
                    .Where(m => !m.Groups["code"].Value.Contains("~~~", StringComparison.Ordinal))
                    .Select(m => (Path.GetFileName(path), m.Groups["code"].Value, m.Groups["files"].Value))
            ),
        ];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_is_rendered_as_its_comments_and_the_files_behind_it_say(
        string guide,
        string code,
        string files
    )
    {
        Assert.NotEmpty(guide);
        string rendered = string.Join('\n', CSharpProject.Of(code).AllFiles().Values.SelectMany(f => f.Values));
        string flat = Blanks().Replace(rendered, " ");
        foreach (Match setting in Setting().Matches(code))
        {
            Assert.Contains(setting.Value, flat, StringComparison.Ordinal);
        }

        string[] lines = [.. rendered.Split('\n').Select(Normal)];
        int next = 0;
        foreach (string line in files.Split('\n').Select(Normal).Where(l => l.Length > 0 && l != "..."))
        {
            next = Array.IndexOf(lines, line, next) + 1;
            Assert.True(next > 0, $"{guide} shows '{line}', which is not rendered, or not there:\n{rendered}");
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_has_no_error(string guide, string code, string files)
    {
        Assert.NotNull(files);
        Assert.All(
            await CSharpProject.Of(code).DiagnosticsAsync(),
            d => Assert.False(d.Severity == DiagnosticSeverity.Error && !d.IsSuppressed, $"{guide}: {d}\n{code}")
        );
    }

    [Fact]
    public void Every_excerpt_of_the_guides_stands_behind_the_declaration_that_makes_it() =>
        Assert.All(
            Guides,
            path =>
                Assert.Equal(
                    Excerpt().Count(File.ReadAllText(path)),
                    Example().Matches(File.ReadAllText(path)).Count(m => m.Groups["files"].Length > 0)
                )
        );

    private static string Normal(string line) => Blanks().Replace(line.TrimEnd(), " ");

    [GeneratedRegex("```csharp\n(?<code>.*?)```(\n+```cf\n(?<files>.*?)```)?", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("^```cf\n", RegexOptions.Multiline)]
    private static partial Regex Excerpt();

    [GeneratedRegex(@"(?<=// .*)\b[a-z]\w+ = [^,\n]*\w")]
    private static partial Regex Setting();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
