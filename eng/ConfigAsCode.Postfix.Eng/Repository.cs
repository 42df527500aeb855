namespace ConfigAsCode.Postfix.Eng;

/// <summary>Where things are in the clone that this program was built in.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string CatalogData => Path.Combine(Root, "src", "ConfigAsCode.Postfix.Core", "Catalog", "Data");

    public static string EngData => Path.Combine(Root, "eng", "ConfigAsCode.Postfix.Eng", "Data");

    public static string GeneratedAttributes => Path.Combine(Root, "src", "ConfigAsCode.Postfix", "Generated");

    public static string Icon => Path.Combine(Root, "src", "ConfigAsCode.Postfix.Package", "icon.png");

    public static string OpenSslCases =>
        Path.Combine(Root, "tests", "ConfigAsCode.Postfix.Core.Tests", "Data", "openssl");

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ConfigAsCode.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException(
            "Run this from a clone: no ConfigAsCode.sln above " + AppContext.BaseDirectory
        );
    }
}
