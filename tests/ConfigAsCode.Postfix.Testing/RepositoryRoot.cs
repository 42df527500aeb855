namespace ConfigAsCode.Postfix.Testing;

/// <summary>The clone that the tests were built in, for the files that they look at.</summary>
public static class RepositoryRoot
{
    public static string Folder { get; } = Find();

    /// <summary>The folder of verified facts and public configurations beside the clone, if somebody has put one there.</summary>
    public static string? Facts
    {
        get
        {
            string folder = Path.Combine(Path.GetDirectoryName(Folder)!, "shared");
            return Directory.Exists(folder) ? folder : null;
        }
    }

    public static string PathTo(params string[] parts) => Path.Combine([Folder, .. parts]);

    public static string Read(params string[] parts) => File.ReadAllText(PathTo(parts));

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ConfigAsCode.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("ConfigAsCode.sln is in no folder above " + AppContext.BaseDirectory);
    }
}
