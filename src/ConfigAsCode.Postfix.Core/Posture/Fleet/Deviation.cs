namespace ConfigAsCode.Postfix.Core.Posture.Fleet;

/// <summary>A fact in which one differs from most.</summary>
/// <param name="Key">What it is about.</param>
/// <param name="Here">What it is here; null where the subject is not there.</param>
/// <param name="Most">What it is for most; null where most do not have the subject.</param>
internal sealed record Deviation(FactKey Key, string? Here, string? Most);
