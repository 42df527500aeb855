using ConfigAsCode.Postfix.Files.Hosts;
using ConfigAsCode.Postfix.Tool.Hosts;

namespace ConfigAsCode.Postfix.Tool.Diff;

/// <summary>One side of a comparison: the files of one instance, or those of several in folders of their own.</summary>
/// <param name="Text">As it was named.</param>
/// <param name="IsOne">Whether the folder itself has the files.</param>
/// <param name="Instances">The instances by the names of their folders; of one, the name is that of its own folder.</param>
internal sealed record DiffSide(string Text, bool IsOne, IReadOnlyList<(string Name, HostFiles Files)> Instances)
{
    /// <exception cref="HostFolderException">There is nothing to compare.</exception>
    public static DiffSide Of(string text, ToolHost host)
    {
        HostFiles files = text.StartsWith(GitFolder.Scheme, StringComparison.Ordinal)
            ? GitFolder.Of(text, host)
            : HostFiles.OnDisk(text);
        if (files.HasConfiguration)
        {
            string name = Path.GetFileName((files.FullPath ?? files.Directory).TrimEnd('/', ':'));
            return new DiffSide(text, IsOne: true, [(name, files)]);
        }

        (string Name, HostFiles Files)[] instances = [.. Folders(files).Where(folder => folder.Files.HasConfiguration)];
        return instances.Length > 0
            ? new DiffSide(text, IsOne: false, instances)
            : throw new HostFolderException(
                $"{text} has neither main.cf nor master.cf, and no folder in it has. Name the folder of an instance, or one with folders of instances"
            );
    }

    private static IEnumerable<(string Name, HostFiles Files)> Folders(HostFiles files) =>
        files is GitFolder git
            ? git.Folders
            : Directory
                .GetDirectories(files.Directory)
                .Order(StringComparer.Ordinal)
                .Select(path => (Path.GetFileName(path), HostFiles.OnDisk(path)));
}
