using ConfigAsCode.Postfix.Core.Rules.Build;
using ConfigAsCode.Postfix.Files.Checks;
using ConfigAsCode.Postfix.Files.Folders;
using ConfigAsCode.Postfix.Files.Output;
using ConfigAsCode.Postfix.Files.Snapshots;
using Microsoft.Build.Framework;

namespace ConfigAsCode.Postfix.Build.Tasks;

/// <summary>
/// A way to a file. Each goes through the gate by itself, whatever ran before it, and none writes in a design-time build. What one
/// of them has read and judged, the others of the same build take from it.
/// </summary>
public abstract class GatedTask : PostfixTask
{
    /// <summary>The compiled assembly; absolute.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>A file in obj that one build of the project at a time holds; absolute.</summary>
    [Required]
    public string LockFile { get; set; } = "";

    /// <summary>The day on which accepted risks are judged, as 2027-03-31; nothing stands for the day of the build.</summary>
    public string Today { get; set; } = "";

    /// <summary>"true" where that day is before the day of the build on purpose.</summary>
    public string TodayIsPast { get; set; } = "";

    /// <summary>"off" to write the files whatever the rules say of them.</summary>
    public string Gate { get; set; } = "";

    /// <summary>Whether the build runs where nobody reads warnings, or accepts anything.</summary>
    public bool IsBuildServer { get; set; }

    /// <summary>Whether an editor builds, to know the project.</summary>
    public bool IsDesignTime { get; set; }

    /// <summary>The folder of the snapshots, absolute; empty where none are kept.</summary>
    public string SnapshotDirectory { get; set; } = "";

    /// <summary>The file in obj that gets every line that differs from the snapshots; absolute.</summary>
    public string DifferenceFile { get; set; } = "";

    /// <summary>
    /// For a C# file without a project: the properties of its folders that have their default, separated by semicolons. Another such
    /// file beside it has the same default.
    /// </summary>
    public string DefaultFolders { get; set; } = "";

    /// <summary>What is compiled; absolute.</summary>
    public string[] Sources { get; set; } = [];

    private protected sealed override void Run()
    {
        if (IsDesignTime)
        {
            throw new OutputRefusedException(
                "This is a design-time build (DesignTimeBuild=true), which an editor makes to know the project; it writes no file. "
                    + "Remove the property."
            );
        }

        string[] defaults = DefaultFolders.Split([';'], StringSplitOptions.RemoveEmptyEntries);
        if (FileProgram.Conflict(Project, Sources, defaults) is { } conflict)
        {
            throw new OutputRefusedException(conflict);
        }

        GateOptions options = GateOptions.Of(Gate, Today, TodayIsPast, IsBuildServer, DateTimeOffset.Now);
        using IDisposable held = OutputLock.Take(LockFile);
        BuildReading reading = Read();
        IReadOnlyList<Refusal> refusals = reading.Refusals(options);
        foreach (Refusal refusal in refusals)
        {
            LogError(refusal.Rule, refusal.Rule == BuildRules.Output ? Refused(refusal.Message) : refusal.Message);
        }

        if (refusals.Count > 0)
        {
            return;
        }

        // A project without an instance has no files that could say so.
        if (reading.Project.Instances.Count > 0 && !reading.AreNoticesShown)
        {
            reading.AreNoticesShown = true;
            foreach (string notice in options.Notices.Sentences)
            {
                LogWarningAlways(BuildRules.Gate, notice);
            }
        }

        Run(reading, options);
    }

    private protected abstract void Run(BuildReading reading, GateOptions options);

    /// <summary>
    /// How the files differ from the committed ones; null where none are kept. An old commit that is built again on purpose is not
    /// expected to have had its notice committed.
    /// </summary>
    private protected SnapshotReview? Compare(BuildReading reading, GateOptions options) =>
        SnapshotDirectory.Length == 0
            ? null
            : new SnapshotReview(
                new OutputFiles(
                    reading.Project,
                    options.IsPastOnPurpose ? options.Notices with { JudgedAsOf = null } : options.Notices
                ),
                new SnapshotFolder(SnapshotDirectory)
            );

    /// <summary>
    /// On a build server files that nobody has accepted go nowhere: they are errors before anything is written.
    /// </summary>
    /// <returns>Whether the task may go on.</returns>
    private protected bool IsAccepted(SnapshotReview? review)
    {
        if (!IsBuildServer || review is null or { IsClean: true })
        {
            return true;
        }

        foreach (string message in Differences(review))
        {
            LogError(BuildRules.Snapshot, message);
        }

        return false;
    }

    /// <summary>What differs, with where to find every line of it, which is written there.</summary>
    private protected IEnumerable<string> Differences(SnapshotReview review)
    {
        File.WriteAllText(DifferenceFile, review.Everything);
        return review.Messages.Select(message =>
            $"{message}. Every changed line is in {DifferenceFile}. To make it the snapshot: {AcceptCommand}"
        );
    }

    private BuildReading Read()
    {
        // The same path with another content is another assembly: targets can be built one after the other in one process.
        var file = new FileInfo(Assembly);
        string key = FormattableString.Invariant(
            $"ConfigAsCode.Postfix {Assembly} {file.LastWriteTimeUtc.Ticks} {(file.Exists ? file.Length : 0)}"
        );
        if (BuildEngine4.GetRegisteredTaskObject(key, RegisteredTaskObjectLifetime.Build) is BuildReading known)
        {
            return known;
        }

        BuildReading read = BuildReading.Of(Assembly);
        BuildEngine4.RegisterTaskObject(key, read, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: true);
        return read;
    }
}
