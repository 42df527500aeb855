using Microsoft.Build.Framework;

namespace ConfigAsCode.Postfix.Build;

/// <summary>What the tasks share that write or remove files.</summary>
public abstract class PostfixFilesTask : PostfixTask
{
    /// <summary>The file in obj that lists what was written; absolute.</summary>
    [Required]
    public string RecordFile { get; set; } = "";

    private protected void Remove(OutputFolder folder, IEnumerable<string> files)
    {
        foreach (string file in files)
        {
            if (folder.Remove(file))
            {
                Log.LogMessage(MessageImportance.Normal, "Removed {0}", folder.FullPath(file));
            }
        }
    }
}
