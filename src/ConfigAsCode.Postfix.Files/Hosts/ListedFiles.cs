namespace ConfigAsCode.Postfix.Files.Hosts;

/// <summary>The files of a folder that somebody lists; whatever else is there is not read.</summary>
internal sealed class ListedFiles(string directory, IEnumerable<string> paths) : HostFiles
{
    private readonly HashSet<string> listed = new(paths.Select(Path.GetFullPath), StringComparer.Ordinal);

    public override string Directory => directory;

    /// <summary>A project is not the folder that its files get on a host.</summary>
    public override string? FullPath => null;

    public override HostFile? Find(string name) =>
        listed.Contains(Path.GetFullPath(Path.Combine(directory, name))) ? HostFile.Find(directory, name) : null;
}
