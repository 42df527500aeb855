using ConfigAsCode.Postfix.Files.Output;

namespace ConfigAsCode.Postfix.Files.Folders;

/// <summary>
/// The output folder of a project with the record of what its builds wrote there. Until all is done the record names the old files
/// and the new ones: whatever ends a build half-way, the next one forgets no file.
/// </summary>
public sealed class RecordedFolder
{
    private readonly OutputFolder folder;
    private readonly WrittenRecord record;

    public RecordedFolder(string directory, string recordFile)
        : this(directory, recordFile, operations: null) { }

    internal RecordedFolder(string directory, string recordFile, FileOperations? operations)
    {
        folder = new OutputFolder(directory, operations);
        record = new WrittenRecord(recordFile, operations);
    }

    public string FullPath(string file) => folder.FullPath(file);

    /// <summary>Writes these files and removes what earlier builds wrote besides.</summary>
    public FolderChange Update(IReadOnlyList<OutputFile> files)
    {
        IReadOnlyList<string> before = record.Read();
        List<string> now = [.. files.Select(file => file.Path)];
        record.Save(before.Union(now, StringComparer.Ordinal));
        FolderChange change = folder.Update(files, before);
        record.Save(now);
        return change;
    }
}
