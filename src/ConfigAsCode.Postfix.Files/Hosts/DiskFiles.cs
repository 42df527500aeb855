using ConfigAsCode.Postfix.Core.Rendering;

namespace ConfigAsCode.Postfix.Files.Hosts;

/// <summary>The files of a folder of this machine.</summary>
internal sealed class DiskFiles(string path) : HostFiles
{
    public override string Directory { get; } = FolderOf(path);

    public override string? FullPath => Path.GetFullPath(Directory).Replace('\\', '/');

    public override HostFile? Find(string name) => HostFile.Find(Directory, name);

    private static string FolderOf(string path)
    {
        bool isFile = InstanceReader.IsConfiguration(path) && File.Exists(path);
        if (isFile)
        {
            return Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".";
        }

        return System.IO.Directory.Exists(path) ? path
            : File.Exists(path)
                ? throw new HostFolderException($"{path} is a file. Name the folder that has main.cf and master.cf")
            : throw new HostFolderException(
                $"{path} is not there. Name the folder that has main.cf and master.cf, such as /etc/postfix"
            );
    }
}
