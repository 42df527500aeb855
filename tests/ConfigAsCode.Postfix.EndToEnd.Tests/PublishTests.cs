using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

public class PublishTests(ShopProject shop) : IClassFixture<ShopProject>
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
        Assert.Equal(["webshop-next/main.cf", "webshop-next/manifest.json"], folder.Files(Output));
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
}
