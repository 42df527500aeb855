using ConfigAsCode.Postfix.Core.Rendering;

namespace ConfigAsCode.Postfix.Files.Hosts;

/// <summary>Where the files of a folder come from: a disk, an editor that has some of them open, another revision.</summary>
public abstract class HostFiles
{
    /// <summary>The folder, as messages name it.</summary>
    public abstract string Directory { get; }

    /// <summary>Its full path, as settings may name it; null where it is not one of this host.</summary>
    public abstract string? FullPath { get; }

    /// <summary>Whether it is a configuration of Postfix: whether it has a main.cf or a master.cf.</summary>
    /// <exception cref="HostFolderException">One of them cannot be read.</exception>
    public bool HasConfiguration => InstanceReader.Configuration.Any(name => Find(name) is not null);

    /// <summary>Reads a file of the folder; null where there is none.</summary>
    /// <param name="name">Its name, or the way to it below the folder.</param>
    /// <exception cref="HostFolderException">It cannot be read.</exception>
    public abstract HostFile? Find(string name);

    /// <param name="path">A folder, or the main.cf or master.cf in it.</param>
    /// <exception cref="HostFolderException">There is no such folder.</exception>
    public static HostFiles OnDisk(string path) => new DiskFiles(path);

    /// <param name="directory">A folder.</param>
    /// <param name="paths">What there is, as the only files.</param>
    public static HostFiles Among(string directory, IEnumerable<string> paths) => new ListedFiles(directory, paths);

    /// <summary>These files, where some have another text by now.</summary>
    /// <param name="texts">Texts by the names of the files.</param>
    public HostFiles With(IReadOnlyDictionary<string, string> texts) => new OpenFiles(this, texts);
}
