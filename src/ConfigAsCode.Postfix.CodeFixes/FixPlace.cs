namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>Where a finding is shown, through all edits.</summary>
/// <param name="Shown">The argument, the attribute, the base type or the name that is marked.</param>
/// <param name="TypeName">The name of the type that it belongs to.</param>
/// <param name="Position">The place before any edit, at which the compiler can be asked what a name means.</param>
/// <param name="Elsewhere">The parts of the type in other documents.</param>
internal sealed record FixPlace(TrackedSpan Shown, TrackedSpan TypeName, int Position, OtherParts Elsewhere)
{
    /// <summary>The type in which that one is nested; null where it is nested in none.</summary>
    public FixPlace? Around { get; init; }

    /// <summary>
    /// The list of restrictions in which the finding is shown, before any edit: how each element is written, and its text. Empty elsewhere.
    /// </summary>
    public IReadOnlyList<(string Written, string Text)> Elements { get; init; } = [];
}
