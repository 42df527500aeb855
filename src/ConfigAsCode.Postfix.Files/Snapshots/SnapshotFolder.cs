using System.Text;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Files.Folders;
using ConfigAsCode.Postfix.Files.Manifests;
using ConfigAsCode.Postfix.Files.Output;

namespace ConfigAsCode.Postfix.Files.Snapshots;

/// <summary>
/// The committed files of a project, one folder for each instance. A folder in it that holds no manifest is somebody else's.
/// </summary>
public sealed class SnapshotFolder(string root)
{
    /// <summary>The instances that have a snapshot, ordinal.</summary>
    public IReadOnlyList<string> Instances =>
        Directory.Exists(root)
            ?
            [
                .. Directory
                    .GetDirectories(root)
                    .Where(folder => File.Exists(Path.Combine(folder, Manifest.FileName)))
                    .Select(folder => Path.GetFileName(folder)!)
                    .Where(FileName.IsSafe)
                    .OrderBy(name => name, StringComparer.Ordinal),
            ]
            : [];

    /// <summary>Whether nobody has begun with snapshots.</summary>
    public bool IsEmpty => Instances.Count == 0;

    /// <summary>The pages about all instances by their path, <c>posture.md</c> and <c>posture/Edge.md</c>.</summary>
    public IReadOnlyDictionary<string, string> ReadPages()
    {
        var pages = new SortedDictionary<string, string>(StringComparer.Ordinal);
        string first = Path.Combine(root, PostureFile.Markdown);
        if (File.Exists(first))
        {
            pages.Add(PostureFile.Markdown, TextOf(first));
        }

        string folder = Path.Combine(root, PostureFile.Folder);
        foreach (string path in Directory.Exists(folder) ? Directory.GetFiles(folder).Where(IsPage) : [])
        {
            string text = TextOf(path);
            // Each page of a build leads back to the first; a file without it is somebody else's.
            if (text.Contains(WayBack))
            {
                pages.Add($"{PostureFile.Folder}/{Path.GetFileName(path)}", text);
            }
        }

        return pages;
    }

    private const string WayBack = "](../" + PostureFile.Markdown + ")";

    private static bool IsPage(string path) =>
        path.EndsWith(PostureFile.MarkdownExtension, StringComparison.Ordinal)
        && FileName.IsSafe(Path.GetFileName(path));

    /// <summary>The files of an instance by name, the manifest among them; none where it has no snapshot.</summary>
    public IReadOnlyDictionary<string, string> Read(string instance)
    {
        string folder = Path.Combine(root, instance);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (Directory.Exists(folder))
        {
            foreach (string path in Directory.GetFiles(folder).Where(path => FileName.IsSafe(Path.GetFileName(path))))
            {
                files.Add(Path.GetFileName(path), TextOf(path));
            }
        }

        return files;
    }

    /// <summary>Puts files into it and takes others out of it: all of them, or none.</summary>
    public FolderChange Update(IReadOnlyList<OutputFile> files, IEnumerable<string> obsolete) =>
        new OutputFolder(root).Update(files, obsolete);

    // A checkout on Windows may have turned the line ends; Postfix never sees a snapshot.
    private static string TextOf(string path) => File.ReadAllText(path, Encoding.UTF8).Replace("\r\n", "\n");
}
