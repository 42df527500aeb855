using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace ConfigAsCode.Postfix.Build;

/// <summary>
/// Makes a tar archive of each instance for <c>dotnet publish</c>, from the files that the build has written: what the gate
/// has refused is in none.
/// </summary>
public sealed class PackPostfixInstances : PostfixFilesTask
{
    /// <summary>The folder that gets <c>webshop.tar</c> for the instance webshop; absolute.</summary>
    [Required]
    public string ArchiveDirectory { get; set; } = "";

    /// <summary>The archives.</summary>
    [Output]
    public ITaskItem[] Archives { get; private set; } = [];

    private protected override string Destination => ArchiveDirectory;

    private protected override void Run()
    {
        var source = new OutputFolder(OutputDirectory);
        var folder = new OutputFolder(ArchiveDirectory);
        // All are made before the first is written: one that is refused leaves none behind.
        List<(string Name, byte[] Archive)> archives =
        [
            .. new WrittenRecord(RecordFile)
                .Read()
                .Where(file => file.IndexOf('/') > 0)
                .GroupBy(file => file.Substring(0, file.IndexOf('/')), StringComparer.Ordinal)
                .Select(instance => (instance.Key + ".tar", Pack(instance.Key, instance, source))),
        ];
        foreach ((string name, byte[] archive) in archives)
        {
            folder.Write(name, archive);
        }

        Archives = [.. archives.Select(a => new TaskItem(folder.FullPath(a.Name)))];
    }

    private static byte[] Pack(string instance, IEnumerable<string> files, OutputFolder source)
    {
        var tar = new TarArchive();
        tar.AddFolder(instance);
        foreach (string file in files.OrderBy(f => f, StringComparer.Ordinal))
        {
            tar.AddFile(file, File.ReadAllBytes(source.FullPath(file)));
        }

        return tar.ToArray();
    }
}
