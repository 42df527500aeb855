namespace ConfigAsCode.Postfix.Files.Hosts;

/// <summary>Files of which an editor has some open.</summary>
internal sealed class OpenFiles(HostFiles below, IReadOnlyDictionary<string, string> texts) : HostFiles
{
    public override string Directory => below.Directory;

    public override string? FullPath => below.FullPath;

    public override HostFile? Find(string name) =>
        texts.TryGetValue(name, out string? text)
            ? HostFile.Of(name, Path.Combine(Directory, name), text)
            : below.Find(name);
}
