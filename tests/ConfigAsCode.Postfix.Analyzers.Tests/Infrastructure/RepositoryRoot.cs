namespace ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;

/// <summary>The clone that the tests were built in, for the documents that they check.</summary>
internal static class RepositoryRoot
{
    public static string Folder { get; } = Find();

    public static string PathTo(params string[] parts) => Path.Combine([Folder, .. parts]);

    private static string Find()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ConfigAsCode.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
