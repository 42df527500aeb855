using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

public class ProjectTests(PackedPackage package)
{
    [Fact]
    public async Task A_project_with_two_target_frameworks_in_a_folder_with_blanks_and_umlauts_gets_the_files_of_each()
    {
        var folder = new ProjectFolder(package, "Größe und Maß/Shop", "net10.0;netstandard2.0");
        folder.Declare(Webshop.Now, Webshop.Next);

        (await folder.DotnetAsync("build")).ShouldSucceed();

        Assert.Equal(Webshop.AllFiles, folder.Files("bin/Debug/net10.0/postfix"));
        Assert.Equal(Webshop.AllFiles, folder.Files("bin/Debug/netstandard2.0/postfix"));

        (await folder.DotnetAsync("clean")).ShouldSucceed();
        Assert.Empty(Directory.GetDirectories(folder.FullPath("bin"), "postfix", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_project_that_refers_to_one_with_instances_gets_no_copies()
    {
        var shop = new ProjectFolder(package, "Referenced/Shop");
        shop.Declare(Webshop.Now);
        string reference = $"""<ProjectReference Include="{shop.FullPath("Shop.csproj")}" />""";
        var referring = new ProjectFolder(package, "Referenced/Reporting", reference: reference);
        referring.Write("Report.cs", "internal static class Report;");

        (await referring.DotnetAsync("publish")).ShouldSucceed();

        Assert.NotEmpty(shop.Files("bin/Release/net10.0/postfix"));
        Assert.DoesNotContain(referring.Files("bin"), file => file.EndsWith(".cf", StringComparison.Ordinal));
        // The task did not even run there: it would have left its record.
        Assert.DoesNotContain(referring.Files("obj"), file => file.EndsWith(".written.txt", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Time", "long")]
    public async Task A_build_writes_nothing_beside_its_output()
    {
        var folder = new ProjectFolder(package, "Sealed/Source/Shop", snapshots: true);
        folder.Declare(Webshop.Now);
        string[] first = ["build", "-t:AcceptPostfixSnapshots", "--artifacts-path", folder.FullPath("../../First")];
        (await folder.DotnetAsync(first)).ShouldSucceed();
        string source = folder.FullPath("..");
        await ChangeModeAsync(source, "a-w");
        try
        {
            string[] before = [.. Entries(source)];
            Assert.NotEqual(0, (await folder.WithoutPrivilegeAsync("sh", "-c", "true > new.txt")).ExitCode);
            Assert.NotEqual(0, (await folder.WithoutPrivilegeAsync("sh", "-c", "true >> Rendered.cs")).ExitCode);

            foreach (string verb in new[] { "build", "publish", "clean" })
            {
                // A compiler server could have been started by somebody who may write.
                string[] command = [verb, "--artifacts-path", folder.FullPath("../../Second")];
                ProgramResult result = await folder.WithoutPrivilegeAsync(
                    "dotnet",
                    [.. command, "-p:UseSharedCompilation=false"]
                );
                Assert.DoesNotContain("PFX", result.ShouldSucceed().Everything, StringComparison.Ordinal);
                if (verb == "publish")
                {
                    string[] files =
                    [
                        "posture.html",
                        "posture.md",
                        "webshop/main.cf",
                        "webshop/manifest.json",
                        "webshop/master.cf",
                    ];
                    Assert.Equal(files, folder.Files("../../Second/bin/Shop/debug/postfix"));
                    Assert.Equal(files, folder.Files("../../Second/publish/Shop/release/postfix"));
                }
            }

            Assert.Equal(before, Entries(source));
        }
        finally
        {
            await ChangeModeAsync(source, "u+w");
        }
    }

    private static async Task ChangeModeAsync(string folder, string mode) =>
        (await Command.RunAsync(folder, Dotnet.Variables, "chmod", "-R", mode, ".")).ShouldSucceed();

    private static IEnumerable<string> Entries(string folder) =>
        Directory
            .EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
            .Select(path => $"{path} {File.GetLastWriteTimeUtc(path):O}")
            .Order(StringComparer.Ordinal);
}
