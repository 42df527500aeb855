using System.Reflection;
using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using ConfigAsCode.Postfix.Live.Tests.Smtp;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Webshop;

/// <summary>
/// The files of an instance of samples/Webshop for the tested release: those that its build wrote where the sample names that
/// release, and otherwise what its C# gives with that release in the place of the one it names.
/// </summary>
internal static class WebshopFiles
{
    /// <summary>The platform that the sample names for webshop-next.</summary>
    public const string Platform = "Debian12";

    private static readonly string Root = Path.GetFullPath(
        typeof(WebshopFiles)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "WebshopFiles")
            .Value!
    );

    /// <summary>The texts by the names of the files.</summary>
    public static IReadOnlyDictionary<string, string> Of(string instance) =>
        DebianRelease.Tested.Platform == Platform ? Built(instance) : Compiled(instance);

    /// <summary>What the build wrote, but for what is no file of Postfix.</summary>
    public static IReadOnlyDictionary<string, string> Built(string instance) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, instance))
            .Where(path => Path.GetFileName(path) != "manifest.json")
            .ToDictionary(path => Path.GetFileName(path), File.ReadAllText);

    /// <summary>What the C# of the sample gives for the tested release.</summary>
    public static IReadOnlyDictionary<string, string> Compiled(string instance) => Project.FilesOf(instance);

    /// <summary>The C# of the sample, with the tested release in the place of the one that it names.</summary>
    public static CSharpProject Project { get; } = ProjectOn(DebianRelease.Tested);

    /// <summary>The C# of the sample, with a release in the place of the one that it names.</summary>
    public static CSharpProject ProjectOn(DebianRelease release) =>
        CSharpProject.Of([
            .. Directory
                .EnumerateFiles(RepositoryRoot.PathTo("samples", "Webshop"), "*.cs")
                .Order(StringComparer.Ordinal)
                .Select(path =>
                    File.ReadAllText(path)
                        .Replace($"Platform.{Platform}", $"Platform.{release.Platform}", StringComparison.Ordinal)
                        .Replace(
                            "compatibility_level=3.7",
                            $"compatibility_level={HandWrittenFiles.CompatibilityLevelOf(release)}",
                            StringComparison.Ordinal
                        )
                ),
        ]);
}
