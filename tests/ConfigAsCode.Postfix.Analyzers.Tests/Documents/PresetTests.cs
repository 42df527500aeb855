using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using ConfigAsCode.Postfix.Core.Catalog;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Documents;

/// <summary>Each preset of the package, as samples/Presets uses it, on each system of the catalogue.</summary>
public partial class PresetTests
{
    public static TheoryData<string> Samples => [.. PresetSample.All];

    public static TheoryData<string, string> OnEachPlatform =>
        [.. PresetSample.All.SelectMany(sample => PlatformInfo.All.Select(platform => (sample, platform.Name)))];

    [Theory]
    [MemberData(nameof(OnEachPlatform))]
    public async Task A_preset_has_no_finding_on_any_platform(string sample, string platform)
    {
        var findings = await PresetSample.On(platform, sample).DiagnosticsAsync();
        Assert.Empty(findings.Where(f => f.Severity >= DiagnosticSeverity.Warning).Select(f => f.ToString()));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_snapshots_of_a_sample_are_what_it_gives(string sample)
    {
        (string instance, Dictionary<string, string> files) = PresetSample.On("Debian12", sample).AllFiles().Single();
        string folder = RepositoryRoot.PathTo("samples", "Presets", "snapshots", instance);
        Dictionary<string, string> committed = Directory
            .EnumerateFiles(folder)
            .Where(path => Path.GetFileName(path) != "manifest.json")
            .ToDictionary(path => Path.GetFileName(path), File.ReadAllText);
        Assert.Equal(
            committed.Keys.Order(StringComparer.Ordinal),
            files.Keys.Where(name => name != "manifest.json").Order(StringComparer.Ordinal)
        );
        Assert.All(committed, file => Assert.Equal(file.Value, files[file.Key]));
    }

    [Fact]
    public async Task A_finding_of_a_preset_is_shown_where_the_project_names_it()
    {
        const string Source = """
            [PostfixInstance("a"), Target(Platform.Debian12), Main(CompatibilityLevel = "3.6")]
            public class A : IIntermediateTls, IProxyFilter
            {
                sealed class Submission : SubmissionService;
            }
            """;
        var diagnostics = await CSharpProject.Of(Source).DiagnosticsAsync();
        Diagnostic certificate = Assert.Single(diagnostics, d => d.Id == "PFX1013");
        Assert.Equal(
            "SubmissionService",
            certificate
                .Location.SourceTree!.ToString()
                .Substring(certificate.Location.SourceSpan.Start, certificate.Location.SourceSpan.Length)
        );
    }

    [Fact]
    public void The_page_shows_each_sample()
    {
        string page = RepositoryRoot.Read("docs/presets.md");
        Assert.All(
            PresetSample.All,
            sample =>
                Assert.Contains(
                    Summary().Replace(PresetSample.Text(sample), "").Replace("namespace Presets;\n\n", ""),
                    page,
                    StringComparison.Ordinal
                )
        );
    }

    [Theory]
    [InlineData("INullClient", "relayhost", "[Main(RelayHost = \"[hub.example.org]\")]")]
    [InlineData("ISatellite", "relayhost", "[Main(RelayHost = \"[hub.example.org]\")]")]
    [InlineData("IBackupMx", "relay_domains", "[Main(RelayDomains = [\"example.org\"])]")]
    [InlineData("ILmtpDelivery", "virtual_mailbox_domains", "[Virtual(MailboxDomains = [\"example.org\"])]")]
    [InlineData("IMilter", "smtpd_milters", "[Smtpd(Milters = [\"inet:127.0.0.1:8891\"])]")]
    public async Task What_a_preset_cannot_know_is_an_error_at_its_name_until_it_is_set(
        string preset,
        string parameter,
        string set
    )
    {
        const string Head =
            "[PostfixInstance(\"a\"), Target(Platform.Debian12), Main(CompatibilityLevel = \"3.6\")] public class A : ";
        var missing = Assert.Single(
            await CSharpProject.Of(Head + preset + ";").DiagnosticsAsync(),
            f => f.Id == "PFX0008"
        );
        Assert.Equal(preset, missing.Location.SourceTree!.ToString()[missing.Location.SourceSpan.Start..].TrimEnd(';'));
        Assert.Contains(parameter, missing.GetMessage(null), StringComparison.Ordinal);
        Assert.EndsWith(set, missing.GetMessage(null), StringComparison.Ordinal);
        Assert.DoesNotContain(
            await CSharpProject
                .Of(set + "public abstract class Base;" + Head + "Base, " + preset + ";")
                .DiagnosticsAsync(),
            f => f.Id == "PFX0008"
        );
    }

    [Fact]
    public async Task A_value_of_the_instance_alone_or_a_table_is_enough()
    {
        const string Source = """
            [Needs("virtual_alias_maps")] public interface IWithAliases;
            [PostfixInstance("a", Set = ["relayhost = [hub.example.org]"]), Target(Platform.Debian12)]
            public class A : INullClient, IWithAliases
            {
                [Table("virtual"), Entry("a@example.org", "b@example.org")] sealed class Aliases : VirtualAliasTable;
            }
            """;
        Assert.DoesNotContain(await CSharpProject.Of(Source).DiagnosticsAsync(), f => f.Id == "PFX0008");
    }

    [Fact]
    public async Task Two_instances_of_a_class_are_asked_each_by_itself()
    {
        const string Source = """
            [PostfixInstance("a", Set = ["relayhost = [hub.example.org]"]), PostfixInstance("b"), Target(Platform.Debian12)]
            public class A : INullClient;
            """;
        var missing = Assert.Single(await CSharpProject.Of(Source).DiagnosticsAsync(), f => f.Id == "PFX0008");
        Assert.StartsWith("b: ", missing.GetMessage(null), StringComparison.Ordinal);
    }

    [GeneratedRegex("/// <summary>.*?</summary>\n", RegexOptions.Singleline)]
    private static partial Regex Summary();
}
