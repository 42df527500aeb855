namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>An error of a declaration.</summary>
/// <param name="RuleId">The rule that found it.</param>
/// <param name="Message">What it says.</param>
public sealed record PackedFinding(string RuleId, string Message);
