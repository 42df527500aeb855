using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ConfigAsCode.Postfix.Repository.Tests;

/// <summary>Which project may know which. A new reference is a decision: it is made here, with the project file.</summary>
public class BordersTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        // Only while it is built: the analyzer keeps record of what people write against.
        ["ConfigAsCode.Postfix"] = ["Microsoft.CodeAnalysis.PublicApiAnalyzers"],
        ["ConfigAsCode.Postfix.Core"] = [],
        ["ConfigAsCode.Postfix.Analyzers"] =
        [
            "ConfigAsCode.Postfix.Core",
            "Microsoft.CodeAnalysis.Analyzers",
            "Microsoft.CodeAnalysis.CSharp",
        ],
        ["ConfigAsCode.Postfix.CodeFixes"] =
        [
            "ConfigAsCode.Postfix.Core",
            "Microsoft.CodeAnalysis.Analyzers",
            "Microsoft.CodeAnalysis.CSharp.Workspaces",
        ],
        ["ConfigAsCode.Postfix.Files"] = ["ConfigAsCode.Postfix.Core"],
        ["ConfigAsCode.Postfix.Build"] =
        [
            "ConfigAsCode.Postfix.Core",
            "ConfigAsCode.Postfix.Files",
            "Microsoft.Build.Utilities.Core",
            "System.Reflection.Metadata",
        ],
        // Packs what the others build, and compiles nothing.
        ["ConfigAsCode.Postfix.Package"] =
        [
            "ConfigAsCode.Postfix",
            "ConfigAsCode.Postfix.Analyzers",
            "ConfigAsCode.Postfix.Build",
            "ConfigAsCode.Postfix.CodeFixes",
            "ConfigAsCode.Postfix.Core",
            "ConfigAsCode.Postfix.Files",
        ],
        ["ConfigAsCode.Postfix.Templates"] = [],
    };

    public static TheoryData<string> Projects =>
        [
            // Not below them: the templates hold projects too, which are a user's.
            .. Directory
                .EnumerateDirectories(RepositoryRoot.PathTo("src"))
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"))
                .Select(p => Path.GetFileNameWithoutExtension(p))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_what_it_may_know_and_no_more(string project)
    {
        XDocument file = XDocument.Load(RepositoryRoot.PathTo("src", project, project + ".csproj"));
        IEnumerable<string> references = file.Descendants()
            .Where(e =>
                e.Name.LocalName is "ProjectReference" or "PackageReference" && e.Attribute("Include") is not null
            )
            .Select(e => Path.GetFileNameWithoutExtension(NameOf(e)))
            .Order(StringComparer.Ordinal);
        Assert.Equal(Allowed[project], references);
    }

    [Fact]
    public void Every_project_of_src_has_its_border() =>
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), Projects.Select(row => row.Data));

    [Theory]
    [InlineData("ConfigAsCode.Postfix.Core", "System.IO.File")]
    [InlineData("ConfigAsCode.Postfix.Core", "File.")]
    [InlineData("ConfigAsCode.Postfix.Analyzers", "File.")]
    [InlineData("ConfigAsCode.Postfix.CodeFixes", "File.")]
    [InlineData("ConfigAsCode.Postfix.CodeFixes", "Rulebook.Judge")]
    public void Only_the_task_touches_files_and_only_the_analyzer_judges(string project, string api)
    {
        IEnumerable<string> users = Directory
            .EnumerateFiles(RepositoryRoot.PathTo("src", project), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
            .Where(path => Regex.IsMatch(File.ReadAllText(path), @"(?<![\w.])" + Regex.Escape(api)));
        Assert.Empty(users);
    }

    [Fact]
    public void What_a_build_does_knows_no_MSBuild_but_for_the_tasks()
    {
        string[] users =
        [
            .. Directory
                .EnumerateFiles(
                    RepositoryRoot.PathTo("src", "ConfigAsCode.Postfix.Build"),
                    "*.cs",
                    SearchOption.AllDirectories
                )
                .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
                .Where(path => File.ReadAllText(path).Contains("Microsoft.Build", StringComparison.Ordinal))
                .Select(path => Path.GetFileName(Path.GetDirectoryName(path)!)),
        ];
        Assert.NotEmpty(users);
        Assert.All(users, folder => Assert.Equal("Tasks", folder));
    }

    private static string NameOf(XElement reference)
    {
        string include = reference.Attribute("Include")!.Value.Replace('\\', '/');
        return include.EndsWith(".csproj", StringComparison.Ordinal) ? include : include + ".x";
    }
}
