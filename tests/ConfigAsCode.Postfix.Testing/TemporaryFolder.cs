namespace ConfigAsCode.Postfix.Testing;

/// <summary>A folder that is gone after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder;

    public TemporaryFolder(string prefix = "configascode-") => folder = Directory.CreateTempSubdirectory(prefix);

    public string FullName => folder.FullName;

    public string PathTo(params IEnumerable<string> parts) => Path.Combine([FullName, .. parts]);

    public void Dispose() => folder.Delete(recursive: true);
}
