namespace ConfigAsCode.Postfix.Build;

/// <summary>
/// The output folder of a project with the record of what its builds wrote there. Until all is done the record names the old files
/// and the new ones: whatever ends a build half-way, the next one forgets no file.
/// </summary>
internal sealed class BuildOutput(string directory, string recordFile, FileOperations? operations = null)
{
    private readonly OutputFolder folder = new(directory, operations);
    private readonly WrittenRecord record = new(recordFile, operations);

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
