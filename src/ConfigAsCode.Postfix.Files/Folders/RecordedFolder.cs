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
    private readonly IReadOnlyList<WrittenRecord> inherited;

    public RecordedFolder(string directory, string recordFile)
        : this(directory, recordFile, inheritedRecords: []) { }

    /// <param name="directory">The output folder.</param>
    /// <param name="recordFile">The record of its own builds.</param>
    /// <param name="inheritedRecords">Records whose project is gone: what they list is of this one from now on.</param>
    public RecordedFolder(string directory, string recordFile, IReadOnlyList<string> inheritedRecords)
        : this(directory, recordFile, operations: null)
    {
        inherited = [.. inheritedRecords.Select(path => new WrittenRecord(path, operations: null))];
    }

    internal RecordedFolder(string directory, string recordFile, FileOperations? operations)
    {
        folder = new OutputFolder(directory, operations);
        record = new WrittenRecord(recordFile, operations);
        inherited = [];
    }

    private IReadOnlyList<string> Before =>
        [.. inherited.Aggregate(record.Read().AsEnumerable(), (known, other) => known.Union(other.Read()))];

    public string FullPath(string file) => folder.FullPath(file);

    /// <summary>Which of these files <see cref="Update"/> would replace although no build has written them.</summary>
    public IEnumerable<string> NotWritten(IReadOnlyList<OutputFile> files) =>
        folder
            .Changed(files)
            .Select(file => file.Path)
            .Where(file => File.Exists(FullPath(file)))
            .Except(Before, StringComparer.Ordinal);

    /// <summary>Writes these files and removes what earlier builds wrote besides.</summary>
    public FolderChange Update(IReadOnlyList<OutputFile> files)
    {
        IReadOnlyList<string> before = Before;
        List<string> now = [.. files.Select(file => file.Path)];
        record.Save(before.Union(now, StringComparer.Ordinal));
        foreach (WrittenRecord other in inherited)
        {
            other.Remove();
        }

        FolderChange change = folder.Update(files, before);
        if (now.Count > 0)
        {
            record.Save(now);
        }
        else
        {
            record.Remove();
        }

        return change;
    }
}
