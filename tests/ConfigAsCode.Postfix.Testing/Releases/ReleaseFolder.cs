namespace ConfigAsCode.Postfix.Testing.Releases;

/// <summary>
/// A folder for programs of a release, gone after the test. It has one path for them and for this machine: where the release lies in
/// a folder, a link at that path leads into it.
/// </summary>
public sealed class ReleaseFolder : IDisposable
{
    private readonly DirectoryInfo folder;

    public ReleaseFolder(DebianRelease release, string prefix)
    {
        if (release.PathTo("tmp") == "/tmp")
        {
            folder = Directory.CreateTempSubdirectory(prefix);
            FullName = folder.FullName;
            return;
        }

        // Short: the path of a socket has at most 107 bytes (unix(7)), which the path below the release may need alone.
        string name = prefix + Path.GetRandomFileName().Split('.')[0];
        folder = Directory.CreateDirectory(release.PathTo("tmp", name));
        FullName = "/tmp/" + name;
        Directory.CreateSymbolicLink(FullName, folder.FullName);
    }

    /// <summary>Its path, for the programs of the release and for this machine.</summary>
    public string FullName { get; }

    /// <summary>Where it lies on this machine, which /proc tells of a process in it.</summary>
    public string RealName => folder.FullName;

    public void Dispose()
    {
        if (FullName != RealName)
        {
            File.Delete(FullName);
        }

        folder.Delete(recursive: true);
    }
}
