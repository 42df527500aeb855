using System.Xml.Linq;

namespace ConfigAsCode.Postfix.Repository.Tests;

/// <summary>Which project may know which. A new reference is a decision: it is made here, with the project file.</summary>
public class BordersTests
{
    // Only while they are built: what src/BannedSymbols.txt names is an error.
    private const string Ban = "Microsoft.CodeAnalysis.BannedApiAnalyzers";
    private const string PublicSurface = "Microsoft.CodeAnalysis.PublicApiAnalyzers";

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        // Only while it is built: the analyzer keeps record of what people write against.
        ["ConfigAsCode.Postfix"] = [PublicSurface],
        ["ConfigAsCode.Postfix.Core"] = [Ban, PublicSurface],
        ["ConfigAsCode.Postfix.Analyzers"] =
        [
            "ConfigAsCode.Postfix.Core",
            "Microsoft.CodeAnalysis.Analyzers",
            Ban,
            "Microsoft.CodeAnalysis.CSharp",
        ],
        ["ConfigAsCode.Postfix.CodeFixes"] =
        [
            "ConfigAsCode.Postfix.Core",
            "Microsoft.CodeAnalysis.Analyzers",
            Ban,
            "Microsoft.CodeAnalysis.CSharp.Workspaces",
        ],
        ["ConfigAsCode.Postfix.Files"] = ["ConfigAsCode.Postfix.Core", PublicSurface],
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
            "ConfigAsCode.Postfix.Ready",
        ],
        // Compiles what the others built for a machine, against the compiler and MSBuild that load it there.
        ["ConfigAsCode.Postfix.Ready"] =
        [
            "ConfigAsCode.Postfix.Analyzers",
            "ConfigAsCode.Postfix.Build",
            "ConfigAsCode.Postfix.Core",
            "ConfigAsCode.Postfix.Files",
            "Microsoft.Build.Utilities.Core",
            "Microsoft.CodeAnalysis.CSharp",
        ],
        ["ConfigAsCode.Postfix.Templates"] = [],
        ["ConfigAsCode.Postfix.Tool"] =
        [
            "ConfigAsCode.Postfix.Core",
            "ConfigAsCode.Postfix.Files",
            "DiffPlex",
            "System.CommandLine",
        ],
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

    [Fact]
    public void Only_the_analyzer_judges() =>
        Assert.DoesNotContain(
            SourcesOf("ConfigAsCode.Postfix.CodeFixes"),
            path => File.ReadAllText(path).Contains("Rulebook.Judge", StringComparison.Ordinal)
        );

    /// <summary>Each is some hundred kilobytes of the native program: decision 17.</summary>
    [Theory]
    [InlineData("JsonSerializer")]
    [InlineData("AsParallel")]
    public void The_program_has_no_serializer_of_JSON_and_no_PLINQ(string name) =>
        Assert.DoesNotContain(
            SourcesOf("ConfigAsCode.Postfix.Tool"),
            path => File.ReadAllText(path).Contains(name, StringComparison.Ordinal)
        );

    /// <summary>A long test of a real build sees that it is an error.</summary>
    [Theory]
    [InlineData("ConfigAsCode.Postfix.Core")]
    [InlineData("ConfigAsCode.Postfix.Analyzers")]
    [InlineData("ConfigAsCode.Postfix.CodeFixes")]
    public void What_runs_in_the_compiler_and_in_editors_asks_for_no_file_clock_culture_or_environment(string project)
    {
        XDocument file = XDocument.Load(RepositoryRoot.PathTo("src", project, project + ".csproj"));
        Assert.Contains(Ban, Allowed[project]);
        Assert.Contains(
            file.Descendants("AdditionalFiles"),
            element => element.Attribute("Include")?.Value == "../BannedSymbols.txt"
        );
        Assert.DoesNotContain(
            SourcesOf(project).Append(RepositoryRoot.PathTo("src", project, project + ".csproj")),
            path => File.ReadAllText(path).Contains("RS0030", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void What_a_build_does_knows_no_MSBuild_but_for_the_tasks()
    {
        string[] users =
        [
            .. SourcesOf("ConfigAsCode.Postfix.Build")
                .Where(path => File.ReadAllText(path).Contains("Microsoft.Build", StringComparison.Ordinal))
                .Select(path => Path.GetFileName(Path.GetDirectoryName(path)!)),
        ];
        Assert.NotEmpty(users);
        Assert.All(users, folder => Assert.Equal("Tasks", folder));
    }

    private static IEnumerable<string> SourcesOf(string project) =>
        Directory
            .EnumerateFiles(RepositoryRoot.PathTo("src", project), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal));

    private static string NameOf(XElement reference)
    {
        string include = reference.Attribute("Include")!.Value.Replace('\\', '/');
        return include.EndsWith(".csproj", StringComparison.Ordinal) ? include : include + ".x";
    }
}
