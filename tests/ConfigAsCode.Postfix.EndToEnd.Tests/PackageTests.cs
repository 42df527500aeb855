using System.Buffers.Binary;
using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;
using System.Text;
using System.Xml.Linq;
using ConfigAsCode.Postfix.EndToEnd.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.EndToEnd.Tests;

public class PackageTests(PackedPackage package)
{
    private const string Library = "lib/netstandard2.0/ConfigAsCode.Postfix.dll";

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
            "icon.png",
            Library,
            "lib/netstandard2.0/ConfigAsCode.Postfix.xml",
            "package/services/metadata/core-properties/nuget.psmdcp",
            "ready/linux-x64/ConfigAsCode.Postfix.Analyzers.dll",
            "ready/linux-x64/ConfigAsCode.Postfix.Build.dll",
            "ready/linux-x64/ConfigAsCode.Postfix.Core.dll",
            "ready/linux-x64/ConfigAsCode.Postfix.Files.dll",
            "tasks/netstandard2.0/ConfigAsCode.Postfix.Build.dll",
            "tasks/netstandard2.0/ConfigAsCode.Postfix.Core.dll",
            "tasks/netstandard2.0/ConfigAsCode.Postfix.Files.dll",
        ];
        Assert.Equal(expected, archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_packages_are_small()
    {
        // What they were when this was written, rounded up: who makes them larger says so here. 2.3 MB are the images of one machine; 0.2 MB came with
        // destinations of mail, presets and rows of tables.
        Assert.InRange(new FileInfo(package.File).Length, 500_000, 6_200_000);
        Assert.InRange(new FileInfo(package.TemplatesFile).Length, 5_000, 20_000);
    }

    [Fact]
    public async Task The_package_has_no_dependency_and_is_no_development_dependency()
    {
        XDocument nuspec = await NuspecAsync(package.File);

        string[] elements = ["dependency", "developmentDependency"];
        Assert.DoesNotContain(nuspec.Descendants(), element => elements.Contains(element.Name.LocalName));
    }

    [Theory]
    [InlineData("ConfigAsCode.Postfix")]
    [InlineData("ConfigAsCode.Postfix.Templates")]
    public async Task A_gallery_can_show_what_a_package_is(string id)
    {
        string file = Path.Combine(package.Feed, $"{id}.{PackedPackage.Version}.nupkg");
        XDocument nuspec = await NuspecAsync(file);
        string Said(string element) =>
            nuspec.Descendants().Single(e => e.Name.LocalName == element && !e.HasElements).Value;

        Assert.Equal(id, Said("id"));
        Assert.Equal(PackedPackage.Version, Said("version"));
        Assert.Equal("MIT", Said("license"));
        Assert.StartsWith(
            "MIT License\n",
            await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Folder, "LICENSE"), Cancelled),
            StringComparison.Ordinal
        );
        Assert.All(
            new[] { "title", "authors", "description", "tags", "copyright" },
            element => Assert.NotEmpty(Said(element))
        );

        await using ZipArchive archive = await ZipFile.OpenReadAsync(file, Cancelled);
        Assert.StartsWith(
            $"# {id}\n",
            Encoding.UTF8.GetString(await ContentAsync(archive.GetEntry(Said("readme"))!)),
            StringComparison.Ordinal
        );
        byte[] icon = await ContentAsync(archive.GetEntry(Said("icon"))!);
        Assert.Equal([137, 80, 78, 71, 13, 10, 26, 10], icon[..8]);
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)));
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20)));
    }

    [Fact]
    [Trait("Time", "long")]
    public async Task The_same_source_gives_the_same_bytes_in_any_folder_and_whenever_it_is_packed()
    {
        using var clone = new TemporaryFolder("another clone ");
        Sources.CopyTo(clone.FullName);
        string again = clone.PathTo("feed");
        await PackedPackage.PackAsync(clone.FullName, again);

        foreach (string file in new[] { package.File, package.TemplatesFile })
        {
            Assert.Equal(
                await File.ReadAllBytesAsync(file, Cancelled),
                await File.ReadAllBytesAsync(Path.Combine(again, Path.GetFileName(file)), Cancelled)
            );
        }
    }

    [Fact]
    public async Task Every_assembly_carries_symbols_that_do_not_tell_where_it_was_built()
    {
        await using ZipArchive archive = await OpenAsync();
        ZipArchiveEntry[] assemblies =
        [
            .. archive.Entries.Where(e => e.Name.EndsWith(".dll", StringComparison.Ordinal)),
        ];
        Assert.Equal(11, assemblies.Length);
        foreach (ZipArchiveEntry entry in assemblies)
        {
            byte[] content = await ContentAsync(entry);
            string text = Encoding.UTF8.GetString(content);
            Assert.DoesNotContain(RepositoryRoot.Folder, text, StringComparison.Ordinal);

            using var assembly = new PEReader(new MemoryStream(content));
            DebugDirectoryEntry embedded = assembly
                .ReadDebugDirectory()
                .Single(e => e.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
            using MetadataReaderProvider symbols = assembly.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
            MetadataReader reader = symbols.GetMetadataReader();
            string[] sources = [.. reader.Documents.Select(d => reader.GetString(reader.GetDocument(d).Name))];
            Assert.NotEmpty(sources);
            Assert.All(sources, source => Assert.StartsWith("/_/", source, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Only_the_images_are_compiled_ahead_of_time_and_are_the_same_assemblies()
    {
        await using ZipArchive archive = await OpenAsync();
        var modules = new Dictionary<string, HashSet<Guid>>();
        foreach (ZipArchiveEntry entry in archive.Entries.Where(e => e.Name.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using var assembly = new PEReader(new MemoryStream(await ContentAsync(entry)));
            bool isImage = entry.FullName.StartsWith("ready/", StringComparison.Ordinal);
            Assert.Equal(isImage, assembly.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0);
            MetadataReader reader = assembly.GetMetadataReader();
            Guid module = reader.GetGuid(reader.GetModuleDefinition().Mvid);
            modules.TryAdd(entry.Name, []);
            modules[entry.Name].Add(module);
        }

        Assert.All(modules, assembly => Assert.Single(assembly.Value));
    }

    [Fact]
    public async Task What_goes_wrong_inside_of_the_task_or_an_analyzer_is_told_with_file_and_line()
    {
        string folder = Path.Combine(package.Root, "symbols");
        Directory.CreateDirectory(folder);
        string core = Path.Combine(folder, "ConfigAsCode.Postfix.Core.dll");
        await using (ZipArchive archive = await OpenAsync())
        {
            byte[] content = await ContentAsync(
                archive.GetEntry("tasks/netstandard2.0/ConfigAsCode.Postfix.Core.dll")!
            );
            await File.WriteAllBytesAsync(core, content, Cancelled);
        }

        MethodInfo parse = new AssemblyLoadContext("packed")
            .LoadFromAssemblyPath(core)
            .GetType("ConfigAsCode.Postfix.Core.Model.PostfixVersion", throwOnError: true)!
            .GetMethod("Parse", [typeof(string)])!;
        var failure = Assert.Throws<TargetInvocationException>(() => parse.Invoke(null, ["three"]));

        Assert.Matches(
            @"/_/src/ConfigAsCode\.Postfix\.Core/Model/PostfixVersion\.cs:line \d+",
            failure.InnerException!.StackTrace
        );
    }

    [Fact]
    public async Task What_people_write_against_is_what_the_tracked_files_say()
    {
        await using ZipArchive archive = await OpenAsync();
        using var content = new MemoryStream(await ContentAsync(archive.GetEntry(Library)!));
        var context = new AssemblyLoadContext("packed", isCollectible: true);
        string source = Path.Combine(RepositoryRoot.Folder, "src", "ConfigAsCode.Postfix");

        string[] tracked =
        [
            .. PublicApi.Tracked(Path.Combine(source, "PublicAPI.Shipped.txt")),
            .. PublicApi.Tracked(Path.Combine(source, "PublicAPI.Unshipped.txt")),
        ];
        string[] offered = [.. PublicApi.Of(context.LoadFromStream(content))];

        Assert.Equal([], offered.Except(tracked));
        Assert.Equal([], tracked.Except(offered));
        context.Unload();
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private Task<ZipArchive> OpenAsync() => ZipFile.OpenReadAsync(package.File, Cancelled);

    private static async Task<XDocument> NuspecAsync(string file)
    {
        await using ZipArchive archive = await ZipFile.OpenReadAsync(file, Cancelled);
        ZipArchiveEntry entry = archive.Entries.Single(e => e.Name.EndsWith(".nuspec", StringComparison.Ordinal));
        await using Stream nuspec = await entry.OpenAsync(Cancelled);
        return await XDocument.LoadAsync(nuspec, LoadOptions.None, Cancelled);
    }

    private static async Task<byte[]> ContentAsync(ZipArchiveEntry entry)
    {
        await using Stream stream = await entry.OpenAsync(Cancelled);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, Cancelled);
        return content.ToArray();
    }
}
