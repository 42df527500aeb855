using ConfigAsCode.Postfix.Files.Hosts;

namespace ConfigAsCode.Postfix.Tool.Lint;

/// <summary>A finding of a run.</summary>
/// <param name="Located">The finding at its line.</param>
/// <param name="IsKnown">Whether the baseline has it.</param>
internal sealed record LintFinding(LocatedFinding Located, bool IsKnown)
{
    /// <summary>Whether it is to be dealt with: neither accepted nor known.</summary>
    public bool Stands => Located.AcceptedBecause is null && !IsKnown;
}
