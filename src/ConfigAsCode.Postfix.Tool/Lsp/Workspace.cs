using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Files.Manifests;
using ConfigAsCode.Postfix.Tool.Hosts;
using ConfigAsCode.Postfix.Tool.Lsp.Texts;

namespace ConfigAsCode.Postfix.Tool.Lsp;

/// <summary>The texts that the editor has open, and the folders that they belong to.</summary>
internal sealed class Workspace(ToolHost host)
{
    // A table may be in a folder of its own below main.cf.
    private const int HighestFolder = 3;

    private readonly Dictionary<string, OpenText> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OpenFolder> folders = new(StringComparer.Ordinal);

    /// <summary>What the files run on; null for what a build or the host says.</summary>
    public Target? Target { get; private set; }

    /// <summary>What the host has; asked once.</summary>
    public required Lazy<Target> HostTarget { get; init; }

    public IEnumerable<OpenFolder> Folders => folders.Values;

    public OpenText? Find(string uri) => texts.GetValueOrDefault(uri);

    /// <summary>The address of a file: that of the editor where it has the file open.</summary>
    public string UriOf(string path) => texts.Values.FirstOrDefault(text => text.Path == path)?.Uri ?? FileUri.Of(path);

    /// <summary>The folder of a text; null where no main.cf is beside or above it.</summary>
    public OpenFolder? FolderOf(OpenText text) =>
        DirectoryOf(text.Path) is { } directory ? folders.GetValueOrDefault(directory) : null;

    /// <summary>Takes another state of a text.</summary>
    public OpenFolder? Set(OpenText text)
    {
        texts[text.Uri] = text;
        return Changed(text.Path);
    }

    public OpenFolder? Close(string uri) => texts.Remove(uri, out OpenText? text) ? Changed(text.Path) : null;

    /// <summary>Another target: everything is judged again.</summary>
    public void SetTarget(Target? target)
    {
        Target = target;
        foreach (OpenFolder folder in folders.Values)
        {
            folder.Change(TextsOf(folder.Directory));
        }
    }

    /// <summary>A file that another program has changed.</summary>
    public OpenFolder? Changed(string path)
    {
        if (DirectoryOf(path) is not { } directory)
        {
            return null;
        }

        if (!folders.TryGetValue(directory, out OpenFolder? folder))
        {
            folder = new OpenFolder(directory, TargetOf, host);
            folders.Add(directory, folder);
        }

        folder.Change(TextsOf(directory));
        return folder;
    }

    private Target TargetOf(Manifest? manifest) => Target ?? manifest?.Target ?? HostTarget.Value;

    /// <summary>The open texts below a folder, by their ways from it.</summary>
    private Dictionary<string, string> TextsOf(string directory)
    {
        string start = directory.EndsWith('/') ? directory : directory + "/";
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (OpenText text in texts.Values.Where(text => text.Path.StartsWith(start, StringComparison.Ordinal)))
        {
            found[text.Path[start.Length..]] = text.Text;
        }

        return found;
    }

    private string? DirectoryOf(string path)
    {
        string? directory = Path.GetDirectoryName(path);
        if (Path.GetFileName(path) is InstanceReader.MainCf or InstanceReader.MasterCf)
        {
            return directory;
        }

        for (int i = 0; i < HighestFolder && directory is not null; i++)
        {
            string mainCf = Path.Combine(directory, InstanceReader.MainCf);
            if (texts.Values.Any(text => text.Path == mainCf) || File.Exists(mainCf))
            {
                return directory;
            }

            directory = Path.GetDirectoryName(directory);
        }

        return null;
    }
}
