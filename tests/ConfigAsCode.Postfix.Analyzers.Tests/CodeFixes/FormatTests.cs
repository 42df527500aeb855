using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Analyzers.Tests.CodeFixes;

/// <summary>One run of dotnet format leaves no finding that has a safe fix; FormatTests in the end-to-end tests make a real one.</summary>
public class FormatTests
{
    [Theory]
    [InlineData("postfix-instance", false)]
    [InlineData("postfix-fleet", true)]
    public async Task A_template_without_its_preset_is_mended_in_one_run(string template, bool backwards)
    {
        FixRun run = FixRun.Of(
            TlsPreset.RemovedFrom(FilesIn("src", "ConfigAsCode.Postfix.Templates", "templates", template))
        );
        Assert.NotEmpty(await run.WithSafeFixAsync());
        FixRun after = await run.FormatAsync(backwards);
        Assert.Empty(await after.WithSafeFixAsync());
        Assert.DoesNotContain(await after.DiagnosticsAsync(), d => d.Id.StartsWith("PFX1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_sample_with_its_faults_is_mended_in_one_run(bool backwards)
    {
        FixRun run = FixRun.Of(SampleFaults.Seed(FilesIn("samples", "Webshop")));
        string[] before = await run.WithSafeFixAsync();
        Assert.All(
            SampleFaults.Rules,
            rule => Assert.Contains(before, message => message.Contains(rule, StringComparison.Ordinal))
        );
        FixRun after = await run.FormatAsync(backwards);
        Assert.Empty(await after.WithSafeFixAsync());
    }

    /// <summary>Configurations with faults that people reported, in the folder <c>shared/cases</c> beside the clone.</summary>
    [Fact]
    public async Task Reported_faults_are_mended_in_one_run()
    {
        string cases = SharedFolder.OrSkip(SharedFolder.Cases);

        string[] files =
        [
            .. Directory.GetFiles(cases, "Case.cs", SearchOption.AllDirectories).Select(File.ReadAllText),
        ];
        Assert.NotEmpty(files);
        FixRun run = FixRun.Of(files);
        Assert.NotEmpty(await run.WithSafeFixAsync());
        Assert.Empty(await (await run.FormatAsync()).WithSafeFixAsync());
    }

    private static string[] FilesIn(params string[] folder) =>
        [
            .. Directory
                .GetFiles(Path.Combine([RepositoryRoot.Folder, .. folder]), "*.cs")
                .Order(StringComparer.Ordinal)
                .Select(file => File.ReadAllText(file).ReplaceLineEndings("\n")),
        ];
}
