using ConfigAsCode.Postfix.Files.Folders;
using Microsoft.Build.Framework;

namespace ConfigAsCode.Postfix.Build.Tasks;

/// <summary>Removes what the builds wrote and published, and the folders that are empty then.</summary>
public sealed class RemovePostfixFiles : PostfixTask
{
    /// <summary>The file, in obj or in the output folder, that lists what was written; absolute.</summary>
    [Required]
    public string RecordFile { get; set; } = "";

    /// <summary>The folder in obj with what was published; absolute.</summary>
    [Required]
    public string PublishDirectory { get; set; } = "";

    private protected override void Run()
    {
        if (!File.Exists(RecordFile) && !Directory.Exists(PublishDirectory))
        {
            return;
        }

        FolderChange change = new RecordedFolder(OutputDirectory, RecordFile).Update([]);
        foreach (string file in change.Removed)
        {
            Log.LogMessage(MessageImportance.Normal, "Removed {0}", Path.Combine(OutputDirectory, file));
        }

        var published = new OutputFolder(PublishDirectory);
        published.Update([], [.. published.Files()]);
    }
}
