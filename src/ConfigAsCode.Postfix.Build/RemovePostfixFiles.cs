namespace ConfigAsCode.Postfix.Build;

/// <summary>Removes what the builds wrote, and the folders that are empty then (the Clean target leaves these).</summary>
public sealed class RemovePostfixFiles : PostfixFilesTask
{
    private protected override void Run()
    {
        var record = new WrittenRecord(RecordFile);
        Remove(new OutputFolder(OutputDirectory), record.Read());
        record.Save([]);
    }
}
