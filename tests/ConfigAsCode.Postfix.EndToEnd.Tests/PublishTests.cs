using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

public class PublishTests(ShopProject shop) : IClassFixture<ShopProject>
{
    private const string Output = "bin/Release/net10.0/publish/postfix";

    private readonly ProjectFolder folder = shop.Folder;

    [Fact]
    public async Task Publish_carries_the_files_of_the_assembly_and_drops_those_of_an_instance_that_is_gone()
    {
        folder.Declare(Webshop.Now, Webshop.Next);
        (await shop.BuildAsync("-c", "Release")).ShouldSucceed();
        folder.Write($"{Output}/webshop/main.cf", "mynetworks = 0.0.0.0/0\n");

        (await folder.DotnetAsync("publish", "--no-build")).ShouldSucceed();
        Assert.Equal(Webshop.AllFiles, folder.Files(Output));
        Assert.Equal(Webshop.MainCf, folder.Read($"{Output}/webshop/main.cf"));

        folder.Declare(Webshop.Next);
        (await folder.DotnetAsync("publish", "--no-restore", "-p:PostfixTar=on")).ShouldSucceed();
        Assert.Equal(
            ["posture.html", "posture.md", "webshop-next.tar", "webshop-next/main.cf", "webshop-next/manifest.json"],
            folder.Files(Output).Order(StringComparer.Ordinal)
        );
        Assert.DoesNotContain("shop.example.org", folder.Read(Output + "/posture.md"), StringComparison.Ordinal);

        (await folder.DotnetAsync("publish", "--no-restore")).ShouldSucceed();
        Assert.False(File.Exists(folder.FullPath(Output + "/webshop-next.tar")));
    }
}
