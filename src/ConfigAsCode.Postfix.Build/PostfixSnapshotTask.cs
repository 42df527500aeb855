using Microsoft.Build.Framework;

namespace ConfigAsCode.Postfix.Build;

/// <summary>What the tasks share that look at snapshots.</summary>
public abstract class PostfixSnapshotTask : PostfixTask
{
    /// <summary>The compiled assembly; absolute.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The folder with one folder for each instance, committed beside the project; absolute.</summary>
    [Required]
    public string SnapshotDirectory { get; set; } = "";

    private protected IReadOnlyList<SnapshotDifference> Differences(IReadOnlyList<RenderedInstance> instances) =>
        [.. SnapshotDifference.Of(instances, new SnapshotFolder(SnapshotDirectory))];

    private protected PostureDifference? Posture(IReadOnlyList<RenderedInstance> instances) =>
        PostureDifference.Of(instances, new SnapshotFolder(SnapshotDirectory));
}
