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

    private Task<ProgramResult> BuildAsync(params IEnumerable<string> options) =>
        folder.DotnetAsync(["build", "--no-restore", .. options]);

    private Task<ProgramResult> AcceptAsync() =>
        folder.DotnetAsync("build", "--no-restore", "-t:AcceptPostfixSnapshots");

    private async Task<string[]> StatusAsync() =>
        (await GitAsync("status", "--porcelain")).Everything.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private async Task<ProgramResult> GitAsync(params IEnumerable<string> arguments) =>
        (await Command.RunAsync(folder.Root, new Dictionary<string, string>(), "git", arguments)).ShouldSucceed();
}
