using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Files.Output;

namespace ConfigAsCode.Postfix.Files.Folders;

/// <summary>
/// The list, kept in obj or beside the files, of the files that the builds before this one wrote: one path below the output folder a line.
/// The paths are relative, so that a copied or moved project never removes the files of the one it came from.
/// </summary>
internal sealed class WrittenRecord(string path, FileOperations? operations)
{
    private readonly OutputFolder folder = new(Path.GetDirectoryName(path)!, operations);

    /// <summary>The files of the record. A line that no build wrote is passed over: what stands here gets deleted.</summary>
    public IReadOnlyList<string> Read() => File.Exists(path) ? File.ReadAllLines(path).Where(IsWritten).ToList() : [];

    public void Save(IEnumerable<string> files) =>
        folder.Update([new OutputFile(Path.GetFileName(path), string.Concat(files.Select(file => file + "\n")))], []);

    /// <summary>Without the folder, where it was the last file in it.</summary>
    public void Remove() => folder.Update([], [Path.GetFileName(path)]);

    private static bool IsWritten(string line)
    {
        string[] names = line.Split('/');
        return PostureFile.Names.Contains(line) || (names.Length == 2 && names.All(FileName.IsSafe));
    }
}
