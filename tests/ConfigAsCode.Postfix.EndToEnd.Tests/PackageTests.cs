using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

public class PackageTests(PackedPackage package)
{
    [Fact]
    public async Task The_package_holds_these_files_and_no_others()
    {
        await using ZipArchive archive = await OpenAsync();

        string[] expected =
        [
            "ConfigAsCode.Postfix.nuspec",
            "README.md",
            "[Content_Types].xml",
            "_rels/.rels",
            "analyzers/dotnet/cs/ConfigAsCode.Postfix.Analyzers.dll",
            "analyzers/dotnet/cs/ConfigAsCode.Postfix.CodeFixes.dll",
            "analyzers/dotnet/cs/ConfigAsCode.Postfix.Core.dll",
            "build/ConfigAsCode.Postfix.props",
            "build/ConfigAsCode.Postfix.targets",
            "lib/netstandard2.0/ConfigAsCode.Postfix.dll",
            "lib/netstandard2.0/ConfigAsCode.Postfix.xml",
            "package/services/metadata/core-properties/nuget.psmdcp",
            "tasks/netstandard2.0/ConfigAsCode.Postfix.Build.dll",
            "tasks/netstandard2.0/ConfigAsCode.Postfix.Core.dll",
        ];
        Assert.Equal(expected, archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_package_has_no_dependency_and_is_no_development_dependency()
    {
        await using ZipArchive archive = await OpenAsync();
        await using Stream nuspec = await archive.GetEntry("ConfigAsCode.Postfix.nuspec")!.OpenAsync(Cancelled);
        XDocument document = await XDocument.LoadAsync(nuspec, LoadOptions.None, Cancelled);

        string[] elements = ["dependency", "developmentDependency"];
        Assert.DoesNotContain(document.Descendants(), element => elements.Contains(element.Name.LocalName));
    }

    [Fact]
    public async Task The_same_source_gives_the_same_bytes_whenever_it_is_packed()
    {
        (await package.PackAsync("again", "--no-build")).ShouldSucceed();

        string again = Path.Combine(package.Root, "again", Path.GetFileName(package.File));
        Assert.Equal(
            await File.ReadAllBytesAsync(package.File, Cancelled),
            await File.ReadAllBytesAsync(again, Cancelled)
        );
    }

    [Fact]
    public async Task No_assembly_of_the_package_tells_where_it_was_built()
    {
        await using ZipArchive archive = await OpenAsync();
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            await using Stream stream = await entry.OpenAsync(Cancelled);
            var content = new MemoryStream();
            await stream.CopyToAsync(content, Cancelled);

            Assert.DoesNotContain(
                package.Artifacts,
                Encoding.UTF8.GetString(content.ToArray()),
                StringComparison.Ordinal
            );
        }
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private Task<ZipArchive> OpenAsync() => ZipFile.OpenReadAsync(package.File, Cancelled);
}
