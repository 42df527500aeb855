using System.Runtime.Versioning;
using System.Text;
using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

public class BuildTests(ShopProject shop) : IClassFixture<ShopProject>
{
    private const string MainCf = ShopProject.Output + "/webshop/main.cf";

    private readonly ProjectFolder folder = shop.Folder;

    [Fact]
    public async Task A_build_writes_every_file_of_every_instance_as_UTF8_without_BOM()
    {
        await shop.BuildBothInstancesAsync();

        Assert.Equal(Webshop.AllFiles, folder.Files(ShopProject.Output));
        Assert.Equal(Encoding.UTF8.GetBytes(Webshop.MainCf), File.ReadAllBytes(folder.FullPath(MainCf)));
    }

    [Theory]
    [InlineData("-tl:off", "Shop -> {0}")]
    [InlineData("-tl:on", "bin/Debug/net10.0/postfix/")]
    public async Task Every_build_names_each_instance_and_its_files_in_a_log_and_on_a_terminal(
        string logger,
        string names
    )
    {
        await shop.BuildBothInstancesAsync();

        string output = (await shop.BuildAsync(logger)).ShouldSucceed().Everything;

        string heading = string.Format(null, names, folder.FullPath(ShopProject.Output + "/"));
        Assert.Contains(heading, output, StringComparison.Ordinal);
        Assert.Contains("  webshop (main.cf, master.cf)", output, StringComparison.Ordinal);
        Assert.Contains("  webshop-next (main.cf)", output, StringComparison.Ordinal);
        Assert.Contains("  what they do: posture.md, posture.html", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_build_writes_nothing_even_after_an_unrelated_edit()
    {
        await shop.BuildBothInstancesAsync();
        var longAgo = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        foreach (string file in Webshop.AllFiles)
        {
            File.SetLastWriteTimeUtc(folder.FullPath($"{ShopProject.Output}/{file}"), longAgo);
        }

        folder.Write("Unrelated.cs", $"// {Guid.NewGuid()}");
        ProgramResult build = (await shop.BuildAsync("-v:normal")).ShouldSucceed();

        Assert.DoesNotContain("Wrote ", build.Everything, StringComparison.Ordinal);
        Assert.All(
            Webshop.AllFiles,
            file => Assert.Equal(longAgo, File.GetLastWriteTimeUtc(folder.FullPath($"{ShopProject.Output}/{file}")))
        );
    }

    [Fact]
    public async Task A_build_from_scratch_gives_the_same_files()
    {
        await shop.BuildBothInstancesAsync();
        folder.Write(MainCf, "mynetworks = 0.0.0.0/0\n");

        (await shop.BuildAsync("--no-incremental")).ShouldSucceed();

        Assert.Equal(Webshop.AllFiles, folder.Files(ShopProject.Output));
        Assert.Equal(Webshop.MainCf, folder.Read(MainCf));
    }

    [Fact]
    public async Task Clean_removes_all_files_and_their_folders()
    {
        await shop.BuildBothInstancesAsync();

        (await folder.DotnetAsync("clean")).ShouldSucceed();

        Assert.False(Directory.Exists(folder.FullPath(ShopProject.Output)));
    }

    [Fact]
    public async Task A_design_time_build_writes_nothing()
    {
        await shop.BuildBothInstancesAsync();
        (await folder.DotnetAsync("clean")).ShouldSucceed();

        (await shop.BuildAsync("-p:DesignTimeBuild=true")).ShouldSucceed();

        Assert.False(Directory.Exists(folder.FullPath(ShopProject.Output)));
    }

    [Fact]
    public async Task A_project_can_choose_another_output_folder_which_clean_leaves_too()
    {
        folder.Declare(Webshop.Now, Webshop.Next);
        const string Elsewhere = "-p:PostfixOutputDirectory=deploy";

        (await shop.BuildAsync(Elsewhere)).ShouldSucceed();
        Assert.Equal(Webshop.AllFiles, folder.Files("deploy"));

        (await folder.DotnetAsync("clean", Elsewhere)).ShouldSucceed();
        Assert.False(Directory.Exists(folder.FullPath("deploy")));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Files_are_readable_by_all_and_written_by_the_owner_whatever_the_umask()
    {
        await shop.BuildBothInstancesAsync();
        File.Delete(folder.FullPath(MainCf));

        string[] build = ["-c", "umask 077 && exec dotnet build --no-restore"];
        (await Command.RunAsync(folder.Root, Dotnet.Variables, "sh", build)).ShouldSucceed();

        const UnixFileMode Mode0644 =
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        Assert.Equal(Mode0644, File.GetUnixFileMode(folder.FullPath(MainCf)));
    }
}
