namespace ConfigAsCode.Postfix.Core.Posture.Fleet;

/// <summary>Members that differ from most in the same.</summary>
/// <param name="Members">Their places, in order.</param>
/// <param name="Deviations">In what; none for those that are as most are.</param>
internal sealed record DeviatingGroup(IReadOnlyList<int> Members, IReadOnlyList<Deviation> Deviations);
