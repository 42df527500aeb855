using ConfigAsCode.Postfix.Files.Output;

namespace ConfigAsCode.Postfix.Files.Snapshots;

/// <summary>How the page about all instances differs from the committed one.</summary>
/// <param name="Now">The page of this build; null where the project has no instance.</param>
/// <param name="Lines">The changed lines.</param>
internal sealed record PostureDifference(string? Now, IReadOnlyList<string> Lines)
{
    /// <summary>What is to be said of it.</summary>
    public string Effect { get; private init; } = "";

    /// <summary>The difference; null where there is none.</summary>
    public static PostureDifference? Of(OutputFiles output, SnapshotFolder snapshots)
    {
        string? before = snapshots.ReadPosture();
        string? now = output.Page;
        return before == now
            ? null
            : new PostureDifference(now, LineDiff.Between(before ?? "", now ?? ""))
            {
                Effect =
                    before is null ? "the page is not among the snapshots yet"
                    : now is null ? "the project has no instance any more"
                    : "its text differs, although every file of the instances is the reviewed one",
            };
    }
}
