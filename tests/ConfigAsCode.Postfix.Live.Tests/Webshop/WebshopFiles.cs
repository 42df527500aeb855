using System.Reflection;

namespace ConfigAsCode.Postfix.Live.Tests.Webshop;

/// <summary>The files that the build of samples/Webshop wrote.</summary>
internal static class WebshopFiles
{
    private static readonly string Root = Path.GetFullPath(
        typeof(WebshopFiles)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "WebshopFiles")
            .Value!
    );

    public static string Folder(string instance) => Path.Combine(Root, instance);

    public static string Text(string instance, string file) => File.ReadAllText(Path.Combine(Folder(instance), file));

    /// <summary>The lookup tables beside main.cf.</summary>
    public static IReadOnlyDictionary<string, string> Tables(string instance) =>
        Directory
            .EnumerateFiles(Folder(instance))
            .Select(path => Path.GetFileName(path))
            .Where(name => name is not ("main.cf" or "master.cf"))
            .ToDictionary(name => name, name => Text(instance, name));
}
