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

    private protected override void Run()
    {
        var source = new OutputFolder(OutputDirectory);
        var folder = new OutputFolder(ArchiveDirectory);
        Archives =
        [
            .. new WrittenRecord(RecordFile)
                .Read()
                .Where(file => file.IndexOf('/') > 0)
                .GroupBy(file => file.Substring(0, file.IndexOf('/')), StringComparer.Ordinal)
                .Select(instance => new TaskItem(Pack(instance.Key, instance, source, folder))),
        ];
    }

    private static string Pack(string instance, IEnumerable<string> files, OutputFolder source, OutputFolder folder)
    {
        var tar = new TarArchive();
        tar.AddFolder(instance);
        foreach (string file in files.OrderBy(f => f, StringComparer.Ordinal))
        {
            tar.AddFile(file, File.ReadAllBytes(source.FullPath(file)));
        }

        string name = instance + ".tar";
        folder.Write(name, tar.ToArray());
        return folder.FullPath(name);
    }
}
