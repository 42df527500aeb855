using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;

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
}
