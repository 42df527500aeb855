using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

/// <summary>One run of dotnet format makes all safe fixes of a project, and a second one has nothing left to do.</summary>
[Trait("Time", "long")]
public class FormatTests(PackedPackage package) : IClassFixture<PackedPackage>
{
    [Theory]
    [InlineData("postfix-instance")]
    [InlineData("postfix-fleet")]
    public async Task A_template_without_its_preset(string template)
    {
        string folder = Path.Combine("src", "ConfigAsCode.Postfix.Templates", "templates", template);
        ProjectFolder project = Project(
            template,
            TlsPreset.RemovedFrom(TextsOf(FilesIn(RepositoryRoot.PathTo(folder))))
        );
        await FormatAsync(project);
        ProgramResult build = (await project.DotnetAsync("build", "--no-restore")).ShouldSucceed();
        Assert.DoesNotContain(" PFX1", build.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sample_with_faults() =>
        await FormatAsync(
            Project("Webshop", SampleFaults.Seed(TextsOf(FilesIn(RepositoryRoot.PathTo("samples", "Webshop")))))
        );

    /// <summary>Configurations with faults that people reported, in the folder <c>shared/cases</c> beside the clone.</summary>
    [Fact]
    public async Task Faults_that_people_reported()
    {
        string cases = SharedFolder.OrSkip(SharedFolder.Cases);
        await FormatAsync(Project("Cases", TextsOf(Directory.GetFiles(cases, "Case.cs", SearchOption.AllDirectories))));
    }

    private ProjectFolder Project(string name, string[] files)
    {
        var project = new ProjectFolder(package, "Format" + name);
        project.Write(
            "Usings.cs",
            "global using ConfigAsCode.Postfix;\nglobal using static ConfigAsCode.Postfix.Restriction;\n"
        );
        for (int i = 0; i < files.Length; i++)
        {
            project.Write($"File{i}.cs", files[i]);
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

    private static string[] Texts(ProjectFolder project) => TextsOf(FilesIn(project.Root));

    private static string[] TextsOf(IEnumerable<string> files) => [.. files.Select(File.ReadAllText)];
}
