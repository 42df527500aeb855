using ConfigAsCode.Postfix.Core.HandWritten;
using ConfigAsCode.Postfix.Tool.Hosts;
using ConfigAsCode.Postfix.Tool.Lsp.Texts;

namespace ConfigAsCode.Postfix.Tool.Lsp;

/// <summary>The texts that the editor has open, and the folders that they belong to.</summary>
internal sealed class Workspace(TargetChoice targets, ToolHost host)
{
    private readonly Dictionary<string, OpenText> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OpenFolder> folders = new(StringComparer.Ordinal);

    /// <summary>The folders of which a text is open.</summary>
    public IReadOnlyCollection<OpenFolder> Folders => folders.Values;

    public OpenText? Find(string uri) => texts.GetValueOrDefault(uri);

    /// <summary>The text of a file that is open.</summary>
    public OpenText? OpenAt(string path) => texts.Values.FirstOrDefault(text => text.Path == path);

    /// <summary>The address of a file: that of the editor where it has the file open.</summary>
    public string UriOf(string path) => OpenAt(path)?.Uri ?? FileUri.Of(path);

    /// <summary>The folder of a text; null where no configuration is beside or above it.</summary>
    public OpenFolder? FolderOf(OpenText text) => FolderOf(text.Path);

    /// <summary>Takes another state of a text.</summary>
    public OpenFolder? Set(OpenText text)
    {
        texts[text.Uri] = text;
        if (DirectoryOf(text.Path) is { } directory && !folders.ContainsKey(directory))
        {
            folders.Add(directory, new OpenFolder(directory, targets.Of, host));
        }

        return Changed(text.Path);
    }

    /// <summary>A text is closed: from now on its folder has what the disk has.</summary>
    /// <param name="uri">The address of the text.</param>
    /// <param name="closed">The folder of the text where no text of it is open any more; it is none of <see cref="Folders"/> then.</param>
    /// <returns>The folder of the text where others of it are open.</returns>
    public OpenFolder? Close(string uri, out OpenFolder? closed)
    {
        closed = null;
        if (!texts.Remove(uri, out OpenText? text) || FolderOf(text.Path) is not { } folder)
        {
            return null;
        }

        if (texts.Values.Any(other => DirectoryOf(other.Path) == folder.Directory))
        {
            return Changed(text.Path);
        }

        folders.Remove(folder.Directory);
        closed = folder;
        return null;
    }

    /// <summary>Something that counts for all has changed, such as the target.</summary>
    public void ChangeAll()
    {
        foreach (OpenFolder folder in folders.Values)
        {
            folder.Change(TextsOf(folder.Directory));
        }
    }

    /// <summary>A file has changed. The result is its folder, where a text of it is open.</summary>
    public OpenFolder? Changed(string path)
    {
        OpenFolder? folder = FolderOf(path);
        folder?.Change(TextsOf(folder.Directory));
        return folder;
    }

    private OpenFolder? FolderOf(string path) =>
        DirectoryOf(path) is { } directory ? folders.GetValueOrDefault(directory) : null;

    private string? DirectoryOf(string path) =>
        ConfigurationFolder.Of(path, candidate => OpenAt(candidate) is not null || File.Exists(candidate));

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
}
