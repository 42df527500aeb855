using System.Text;
using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;
using ConfigAsCode.Postfix.Testing.Processes;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

public partial class PublishTests(ShopProject shop) : IClassFixture<ShopProject>
{
    private const string Output = "bin/Release/net10.0/publish/postfix";

    private readonly ProjectFolder folder = shop.Folder;

    [Fact]
    public async Task Publish_carries_the_files_and_drops_those_of_an_instance_that_is_gone()
    {
        folder.Declare(Webshop.Now, Webshop.Next);
        (await folder.DotnetAsync("publish", "--no-restore")).ShouldSucceed();
        Assert.Equal(Webshop.AllFiles, folder.Files(Output));

        folder.Declare(Webshop.Next);
        (await folder.DotnetAsync("publish", "--no-restore")).ShouldSucceed();
        Assert.Equal(
            ["posture.html", "posture.md", "webshop-next/main.cf", "webshop-next/manifest.json"],
            folder.Files(Output)
        );
        Assert.DoesNotContain("shop.example.org", folder.Read(Output + "/posture.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_without_a_build_carries_what_the_build_before_it_wrote_and_mends_an_edited_copy()
    {
        folder.Declare(Webshop.Now, Webshop.Next);
        (await shop.BuildAsync("-c", "Release")).ShouldSucceed();
        folder.Write($"{Output}/webshop/main.cf", "mynetworks = 0.0.0.0/0\n");

        (await folder.DotnetAsync("publish", "--no-build")).ShouldSucceed();

        Assert.Equal(Webshop.AllFiles, folder.Files(Output));
        Assert.Equal(Webshop.MainCf, folder.Read($"{Output}/webshop/main.cf"));
    }

    [Fact]
    public async Task With_PostfixTar_each_instance_is_an_archive_that_is_the_same_whenever_and_wherever_it_is_made()
    {
        const string Archive = $"{Output}/webshop.tar";
        folder.Declare(Webshop.Now, Webshop.Next);
        (await folder.DotnetAsync("publish", "--no-restore", "-p:PostfixTar=on")).ShouldSucceed();
        byte[] first = await File.ReadAllBytesAsync(folder.FullPath(Archive), TestContext.Current.CancellationToken);

        string listed = (
            await TarAsync("--list", "--verbose", "--full-time", "--utc", "--file", folder.FullPath(Archive))
        ).Everything;
        Assert.Equal(
            [
                "drwxr-xr-x root/root 0 1980-01-01 00:00:00 webshop/",
                $"-rw-r--r-- root/root {Encoding.UTF8.GetByteCount(Webshop.MainCf)} 1980-01-01 00:00:00 webshop/main.cf",
                $"-rw-r--r-- root/root {folder.Read($"{Output}/webshop/manifest.json").Length} 1980-01-01 00:00:00 webshop/manifest.json",
                $"-rw-r--r-- root/root {folder.Read($"{Output}/webshop/master.cf").Length} 1980-01-01 00:00:00 webshop/master.cf",
            ],
            listed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Blanks().Replace(line, " "))
        );
        string main = (
            await TarAsync("--extract", "--to-stdout", "--file", folder.FullPath(Archive), "webshop/main.cf")
        ).Everything;
        Assert.Equal(Webshop.MainCf, main);

        // Written again, at another time.
        File.Delete(folder.FullPath("obj/Release/net10.0/postfix/webshop.tar"));
        folder.Declare(Webshop.Now);
        (await folder.DotnetAsync("publish", "--no-restore", "-p:PostfixTar=on")).ShouldSucceed();
        Assert.Equal(
            first,
            await File.ReadAllBytesAsync(folder.FullPath(Archive), TestContext.Current.CancellationToken)
        );
        Assert.False(File.Exists(folder.FullPath($"{Output}/webshop-next.tar")));

        (await folder.DotnetAsync("publish", "--no-restore")).ShouldSucceed();
        Assert.False(File.Exists(folder.FullPath(Archive)));
    }

    [Fact]
    public async Task A_long_name_goes_into_an_archive_and_one_that_is_too_long_is_refused()
    {
        var longest = new RenderedInstance(new string('a', 99), ("main.cf", Webshop.MainCf));
        folder.Declare(longest);
        (await folder.DotnetAsync("publish", "--no-restore", "-p:PostfixTar=on")).ShouldSucceed();
        string archive = folder.FullPath($"{Output}/{longest.Name}.tar");
        Assert.Contains(
            $"{longest.Name}/main.cf",
            (await TarAsync("--list", "--file", archive)).Everything.Split('\n')
        );

        folder.Declare(longest with { Name = longest.Name + "a" });
        string refused = (await folder.DotnetAsync("publish", "--no-restore", "-p:PostfixTar=on"))
            .ShouldFailWith("PFX9004")
            .Everything;
        Assert.Contains("a/' is too long for a tar archive", refused, StringComparison.Ordinal);
        Assert.Contains(
            "Nothing was written to " + folder.FullPath("obj/Release/net10.0/postfix/"),
            refused,
            StringComparison.Ordinal
        );
    }

    private static async Task<ProgramResult> TarAsync(params IEnumerable<string> arguments) =>
        (
            await Command.RunAsync(Path.GetTempPath(), new Dictionary<string, string>(), "tar", arguments)
        ).ShouldSucceed();

    [GeneratedRegex(" +")]
    private static partial Regex Blanks();
}
