using System.Text;
using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

/// <summary>When the task runs and what it leaves; what it writes and says in each case is tested in process (Build.Tests).</summary>
public class BuildTests(ShopProject shop) : IClassFixture<ShopProject>
{
    private const string MainCf = ShopProject.Output + "/webshop/main.cf";

    private readonly ProjectFolder folder = shop.Folder;

    [Fact]
    public async Task Each_build_brings_the_files_up_to_date_and_touches_no_other()
    {
        folder.Declare(Webshop.Now, Webshop.Next);
        string[] build = ["-c", "umask 077 && exec dotnet build --no-restore -tl:off"];
        string output = (await Command.RunAsync(folder.Root, Dotnet.Variables, "sh", build)).ShouldSucceed().Output;
        Assert.Contains($"Shop -> {folder.FullPath(ShopProject.Output + "/")}", output, StringComparison.Ordinal);
        Assert.Contains("  webshop (main.cf, master.cf)", output, StringComparison.Ordinal);
        Assert.Contains("  what they do: posture.md, posture.html", output, StringComparison.Ordinal);
        Assert.Equal(Webshop.AllFiles, folder.Files(ShopProject.Output));
        Assert.Equal(Encoding.UTF8.GetBytes(Webshop.MainCf), File.ReadAllBytes(folder.FullPath(MainCf)));
        // Readable by all and written by the owner, whatever the umask.
        const UnixFileMode Mode0644 =
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        Assert.Equal(Mode0644, File.GetUnixFileMode(folder.FullPath(MainCf)));

        var longAgo = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        foreach (string file in Webshop.AllFiles)
        {
            File.SetLastWriteTimeUtc(folder.FullPath($"{ShopProject.Output}/{file}"), longAgo);
        }

        folder.Write("Unrelated.cs", "// an edit");
        string second = (await shop.BuildAsync("-v:normal", "-tl:off")).ShouldSucceed().Output;
        Assert.DoesNotContain("Wrote ", second, StringComparison.Ordinal);
        Assert.All(
            Webshop.AllFiles,
            file => Assert.Equal(longAgo, File.GetLastWriteTimeUtc(folder.FullPath($"{ShopProject.Output}/{file}")))
        );

        folder.Write(MainCf, "mynetworks = 0.0.0.0/0\n");
        (await shop.BuildAsync("--no-incremental")).ShouldSucceed();
        Assert.Equal(Webshop.AllFiles, folder.Files(ShopProject.Output));
        Assert.Equal(Webshop.MainCf, folder.Read(MainCf));
    }

    [Fact]
    public async Task Clean_removes_all_files_and_a_design_time_build_writes_none()
    {
        folder.Declare(Webshop.Now, Webshop.Next);
        const string Elsewhere = "-p:PostfixOutputDirectory=deploy";
        string onTerminal = (await shop.BuildAsync(Elsewhere, "-tl:on")).ShouldSucceed().Output;
        Assert.Contains("deploy/", onTerminal, StringComparison.Ordinal);
        Assert.Contains("  webshop-next (main.cf)", onTerminal, StringComparison.Ordinal);
        Assert.Equal(Webshop.AllFiles, folder.Files("deploy"));

        (await folder.DotnetAsync("clean", Elsewhere)).ShouldSucceed();
        Assert.False(Directory.Exists(folder.FullPath("deploy")));

        (await shop.BuildAsync(Elsewhere, "-p:DesignTimeBuild=true")).ShouldSucceed();
        Assert.False(Directory.Exists(folder.FullPath("deploy")));
    }
}
