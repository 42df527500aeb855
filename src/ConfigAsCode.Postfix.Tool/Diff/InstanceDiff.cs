using ConfigAsCode.Postfix.Core.Changes;

namespace ConfigAsCode.Postfix.Tool.Diff;

/// <summary>Whether an instance is on both sides.</summary>
internal enum DiffState
{
    Same,
    Changed,
    Added,
    Removed,
}

/// <summary>How an instance differs.</summary>
/// <param name="Name">The instance.</param>
/// <param name="State">Whether it is there before and after, and differs.</param>
/// <param name="Changes">What the servers do otherwise, what matters most first.</param>
/// <param name="Values">Each value that is written in another way.</param>
/// <param name="Texts">Files that differ in comments, order or blanks alone.</param>
/// <param name="Notes">What was not compared, one sentence each.</param>
/// <param name="Targets">What it was compared for.</param>
internal sealed record InstanceDiff(
    string Name,
    DiffState State,
    IReadOnlyList<Change> Changes,
    IReadOnlyList<ValueChange> Values,
    IReadOnlyList<string> Texts,
    IReadOnlyList<string> Notes,
    string Targets
)
{
    /// <summary>The values that are written in another way, and that the programs read as before.</summary>
    public IEnumerable<ValueChange> WithoutEffect => Values.Where(value => Changes.Count == 0 || !value.HasEffect);
}
