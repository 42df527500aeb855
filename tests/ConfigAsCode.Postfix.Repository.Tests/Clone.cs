namespace ConfigAsCode.Postfix.Repository.Tests;

/// <summary>The files of the clone that these tests look at.</summary>
internal static class Clone
{
    public static string PathTo(params string[] parts) => Path.Combine([Eng.Repository.Root, .. parts]);

    public static string Read(params string[] parts) => File.ReadAllText(PathTo(parts));

    /// <summary>The folder of verified facts beside the clone, if somebody has put one there.</summary>
    public static string? Facts
    {
        get
        {
            string folder = Path.Combine(Path.GetDirectoryName(Eng.Repository.Root)!, "shared");
            return Directory.Exists(folder) ? folder : null;
        }
    }
}
