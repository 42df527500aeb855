using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace ConfigAsCode.Postfix.Build;

/// <summary>What the tasks share: where the files are, and how a failure is told.</summary>
public abstract class PostfixFilesTask : Task
{
    private const string ErrorCode = "PFX9004";

    /// <summary>The project that is built: an error names it.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <summary>The folder that holds one folder for each instance; absolute.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>The file in obj that lists what was written; absolute.</summary>
    [Required]
    public string RecordFile { get; set; } = "";

    public sealed override bool Execute()
    {
        try
        {
            Run();
        }
        catch (OutputRefusedException refusal)
        {
            LogError($"{refusal.Message} Nothing was written to {OutputDirectory}.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            LogError($"The Postfix files in {OutputDirectory} are not up to date: {failure.Message}");
        }

        return !Log.HasLoggedErrors;
    }

    private protected abstract void Run();

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

    private void LogError(string message) => Log.LogError(null, ErrorCode, null, Project, 0, 0, 0, 0, "{0}", message);
}
