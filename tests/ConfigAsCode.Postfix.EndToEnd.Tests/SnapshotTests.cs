using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

/// <summary>A copy of the sample, with its committed snapshots, in a repository of its own.</summary>
public sealed class SnapshotTests(PackedPackage package) : IAsyncLifetime
{
    private const string OnServer = "-p:ContinuousIntegrationBuild=true";

    private readonly ProjectFolder folder = ProjectFolder.At(new SampleCopy(package).Root);

    public async ValueTask InitializeAsync()
    {
        folder.Write(".gitignore", "bin/\nobj/\n");
        ProgramResult first = (await folder.DotnetAsync("build")).ShouldSucceed();
        Assert.DoesNotContain("PFX9001", first.Everything, StringComparison.Ordinal);
        await GitAsync("init", "--quiet");
        await GitAsync("add", "--all");
        await GitAsync("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "first");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_weakened_argument_is_told_by_its_effect_and_accepted_as_the_files_that_it_changes()
    {
        (await BuildAsync(OnServer)).ShouldSucceed();

        string source = folder.Read("Webshop.cs");
        folder.Write(
            "Webshop.cs",
            source.Replace("SmtpdTlsSecurityLevel.Encrypt", "SmtpdTlsSecurityLevel.May", StringComparison.Ordinal)
        );
        const string Effect =
            "webshop is not what was reviewed: submission (587) no longer requires TLS (encrypt -> may)";
        Assert.Contains(
            "warning PFX9001: " + Effect,
            (await BuildAsync()).ShouldSucceed().Everything,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "error PFX9001: " + Effect,
            (await BuildAsync(OnServer)).ShouldFailWith("PFX9001").Everything,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "-  -o smtpd_tls_security_level=encrypt\n",
            folder.Read("obj/Debug/net10.0/ConfigAsCode.Postfix.snapshots.diff"),
            StringComparison.Ordinal
        );
        Assert.Equal([" M Webshop.cs"], await StatusAsync());
        (await BuildAsync(OnServer, "-p:PostfixSnapshots=off", "-p:PostfixSnapshotDirectory=nowhere")).ShouldSucceed();

        ProgramResult accepted = (await AcceptAsync()).ShouldSucceed();
        Assert.Contains(
            "webshop: submission (587) no longer requires TLS",
            accepted.Everything,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("PFX9001", accepted.Everything, StringComparison.Ordinal);
        Assert.Equal(
            [
                " M Webshop.cs",
                " M snapshots/posture.md",
                " M snapshots/webshop-next/manifest.json",
                " M snapshots/webshop-next/master.cf",
                " M snapshots/webshop/manifest.json",
                " M snapshots/webshop/master.cf",
            ],
            await StatusAsync()
        );
        (await BuildAsync(OnServer)).ShouldSucceed();
    }

    [Fact]
    public async Task The_page_is_told_once_and_only_where_no_instance_differs()
    {
        Assert.Equal(folder.Read("bin/Debug/net10.0/postfix/posture.md"), folder.Read("snapshots/posture.md"));
        File.Delete(folder.FullPath("snapshots/posture.md"));
        const string Told = "PFX9001: posture.md is not what was reviewed: the page is not among the snapshots yet";
        Assert.Contains("warning " + Told, (await BuildAsync()).ShouldSucceed().Everything, StringComparison.Ordinal);
        Assert.Contains(
            "error " + Told,
            (await BuildAsync(OnServer)).ShouldFailWith("PFX9001").Everything,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "--- posture.md\n+# Posture of the mail servers\n",
            folder.Read("obj/Debug/net10.0/ConfigAsCode.Postfix.snapshots.diff"),
            StringComparison.Ordinal
        );

        string source = folder.Read("Webshop.cs");
        folder.Write("Webshop.cs", source.Replace("\"+\"", "\"-\"", StringComparison.Ordinal));
        string output = (await BuildAsync()).ShouldSucceed().Everything;
        Assert.Contains("PFX9001: webshop is", output, StringComparison.Ordinal);
        Assert.DoesNotContain("PFX9001: posture.md", output, StringComparison.Ordinal);

        folder.Write("Webshop.cs", "namespace Shop;\n");
        folder.Write("IShopTls.cs", "namespace Shop;\n");
        (await AcceptAsync()).ShouldSucceed();
        Assert.Empty(folder.Files("snapshots"));
        (await BuildAsync(OnServer)).ShouldSucceed();
    }

    [Fact]
    public async Task Without_any_snapshot_a_build_says_how_to_begin_and_a_build_server_refuses()
    {
        Directory.Delete(folder.FullPath("snapshots"), recursive: true);

        string output = (await BuildAsync()).ShouldSucceed().Everything;
        Assert.DoesNotContain("warning", output, StringComparison.Ordinal);
        Assert.Contains(
            "no snapshots yet of webshop, webshop-next: \"dotnet build Webshop.csproj -t:AcceptPostfixSnapshots\" makes them",
            output,
            StringComparison.Ordinal
        );
        // A terminal shows one message of each project.
        string onTerminal = (await BuildAsync("-tl:on")).ShouldSucceed().Everything;
        Assert.Contains("webshop-next (main.cf, ", onTerminal, StringComparison.Ordinal);
        Assert.Contains("no snapshots yet of webshop, webshop-next: ", onTerminal, StringComparison.Ordinal);
        Assert.Contains(
            "error PFX9001: webshop is not what was reviewed: a new instance, without a snapshot yet",
            (await BuildAsync(OnServer)).ShouldFailWith("PFX9001").Everything,
            StringComparison.Ordinal
        );

        // From the first snapshot on, an instance without one is told.
        folder.Write("snapshots/webshop/manifest.json", "{}\n");
        Assert.Contains(
            "warning PFX9001: webshop-next is not what was reviewed: a new instance, without a snapshot yet",
            (await BuildAsync()).ShouldSucceed().Everything,
            StringComparison.Ordinal
        );
    }

    private Task<ProgramResult> BuildAsync(params IEnumerable<string> options) =>
        folder.DotnetAsync(["build", "--no-restore", .. options]);

    private Task<ProgramResult> AcceptAsync() =>
        folder.DotnetAsync("build", "--no-restore", "-t:AcceptPostfixSnapshots");

    private async Task<string[]> StatusAsync() =>
        (await GitAsync("status", "--porcelain")).Everything.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private async Task<ProgramResult> GitAsync(params IEnumerable<string> arguments) =>
        (await Command.RunAsync(folder.Root, new Dictionary<string, string>(), "git", arguments)).ShouldSucceed();
}
