using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

/// <summary>One run of dotnet format makes all safe fixes of a project, and a second one has nothing left to do.</summary>
[Trait("Time", "long")]
public class FormatTests(PackedPackage package) : IClassFixture<PackedPackage>
{
    private const string Preset = " : IIntermediateTls";

    [Theory]
    [InlineData("postfix-instance")]
    [InlineData("postfix-fleet")]
    public async Task A_template_without_its_preset(string template)
    {
        string folder = Path.Combine("src", "ConfigAsCode.Postfix.Templates", "templates", template);
        ProjectFolder project = Project(template, FilesIn(RepositoryRoot.PathTo(folder)), Preset, "");
        await FormatAsync(project);
        ProgramResult build = (await project.DotnetAsync("build", "--no-restore")).ShouldSucceed();
        Assert.DoesNotContain(" PFX1", build.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sample_with_other_defaults()
    {
        string[] files = FilesIn(RepositoryRoot.PathTo("samples", "Webshop"));
        await FormatAsync(Project("Webshop", files, Preset, ""));
    }

    /// <summary>Configurations with faults that people reported, in the folder <c>shared/cases</c> beside the clone.</summary>
    [Fact]
    public async Task Faults_that_people_reported()
    {
        string cases = Path.Combine(RepositoryRoot.Facts ?? "", "cases");
        Assert.SkipWhen(
            RepositoryRoot.Facts is null || !Directory.Exists(cases),
            "The cases are not beside this clone."
        );
        await FormatAsync(
            Project(
                "Cases",
                Directory.GetFiles(cases, "Case.cs", SearchOption.AllDirectories),
                "[PostfixInstance",
                "[PostfixInstance"
            )
        );
    }

    private ProjectFolder Project(string name, string[] files, string old, string with)
    {
        var project = new ProjectFolder(package, "Format" + name);
        const string Usings =
            "global using ConfigAsCode.Postfix;\nglobal using static ConfigAsCode.Postfix.Restriction;\n";
        project.Write("Usings.cs", Usings);
        Assert.Contains(files, file => File.ReadAllText(file).Contains(old, StringComparison.Ordinal));
        for (int i = 0; i < files.Length; i++)
        {
            project.Write($"File{i}.cs", File.ReadAllText(files[i]).Replace(old, with, StringComparison.Ordinal));
        }

        return project;
    }

    private static string[] FilesIn(string folder) =>
        [.. Directory.GetFiles(folder, "*.cs").Order(StringComparer.Ordinal)];

    private static async Task FormatAsync(ProjectFolder project)
    {
        string[] before = Texts(project);
        (await project.DotnetAsync("format", "analyzers", "--severity", "info")).ShouldSucceed();
        string[] once = Texts(project);
        Assert.NotEqual(before, once);
        (await project.DotnetAsync("format", "analyzers", "--no-restore", "--severity", "info")).ShouldSucceed();
        Assert.Equal(once, Texts(project));
    }

    private static string[] Texts(ProjectFolder project) =>
        [
            .. FilesIn(project.Root)
                .Where(file => !file.EndsWith("Usings.cs", StringComparison.Ordinal))
                .Select(File.ReadAllText),
        ];
}
