using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

/// <summary>Several projects in one build: two with instances and snapshots, and one that refers to one of them.</summary>
[Trait("Time", "long")]
public sealed class SolutionTests(PackedPackage package) : IAsyncLifetime
{
    private const string Output = "bin/Debug/net10.0/postfix";

    private readonly ProjectFolder shop = new(package, "Hosts/Shop", snapshots: true);

    private readonly ProjectFolder next = new(package, "Hosts/Next", snapshots: true);

    private readonly ProjectFolder reporting = new(
        package,
        "Hosts/Reporting",
        reference: """<ProjectReference Include="../Shop/Shop.csproj" />"""
    );

    private string Root => Path.GetDirectoryName(shop.Root)!;

    public async ValueTask InitializeAsync()
    {
        shop.Declare(Webshop.Now);
        next.Declare(Webshop.Next);
        reporting.Write("Report.cs", "internal static class Report;");
        await WriteAsync(
            "Directory.Build.props",
            "<Project><PropertyGroup><RestorePackagesWithLockFile>true</RestorePackagesWithLockFile></PropertyGroup></Project>"
        );
        await WriteAsync("Mail.slnx", Solution("Shop", "Next"));
        await WriteAsync("All.slnx", Solution("Shop", "Next", "Reporting"));
        (await RunAsync("restore", "All.slnx")).ShouldSucceed();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Projects_that_are_built_side_by_side_write_accept_and_compare_each_their_own_files()
    {
        // The lock files of the first restore hold for the next one, which a build server does.
        string[] locks = ["Shop/packages.lock.json", "Next/packages.lock.json", "Reporting/packages.lock.json"];
        Assert.All(locks, file => Assert.True(File.Exists(Path.Combine(Root, file)), file));
        Assert.Contains($"\"resolved\": \"{PackedPackage.Version}\"", shop.Read("packages.lock.json"));
        (await RunAsync("restore", "All.slnx", "--locked-mode", "--force")).ShouldSucceed();

        ProgramResult graph = (await RunAsync("build", "All.slnx", "--no-restore", "-m", "-graph")).ShouldSucceed();
        Assert.DoesNotContain("PFX", graph.Everything, StringComparison.Ordinal);
        Assert.Contains("webshop/main.cf", shop.Files(Output));
        Assert.Contains("webshop-next/main.cf", next.Files(Output));
        Assert.DoesNotContain(reporting.Files("bin"), file => file.EndsWith(".cf", StringComparison.Ordinal));

        (await RunAsync("build", "Mail.slnx", "--no-restore", "-m", "-t:AcceptPostfixSnapshots")).ShouldSucceed();
        // The page for the browser is not committed.
        Assert.Equal(shop.Files(Output).Except(["posture.html"]), shop.Files("snapshots"));
        Assert.Equal(next.Files(Output).Except(["posture.html"]), next.Files("snapshots"));

        string[] onServer = ["-m", "--no-restore", "--no-incremental", "-p:ContinuousIntegrationBuild=true"];
        (await RunAsync(["build", "All.slnx", .. onServer])).ShouldSucceed();
        shop.Declare(Webshop.Now with { Files = [("main.cf", "myhostname = other.example.org\n")] });
        next.Declare(Webshop.Next with { Files = [("main.cf", "myhostname = other.example.org\n")] });
        string refused = (await RunAsync(["build", "All.slnx", .. onServer])).ShouldFailWith("PFX9001").Everything;
        Assert.Matches(@"Shop\.csproj.* : error PFX9001: webshop is not what was reviewed: ", refused);
        Assert.Matches(@"Next\.csproj.* : error PFX9001: webshop-next is not what was reviewed: ", refused);
    }

    private Task<ProgramResult> RunAsync(params IEnumerable<string> arguments) => Dotnet.RunAsync(Root, arguments);

    private Task WriteAsync(string name, string text) =>
        File.WriteAllTextAsync(Path.Combine(Root, name), text, TestContext.Current.CancellationToken);

    private static string Solution(params IEnumerable<string> projects) =>
        $"<Solution>{string.Concat(projects.Select(p => $"""<Project Path="{p}/{p}.csproj" />"""))}</Solution>";
}
