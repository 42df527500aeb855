namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>A risk that somebody has accepted: what a rule finds there is no error.</summary>
/// <param name="RuleId">The rule: <c>PFX1001</c>.</param>
/// <param name="Reason">Who needs it, and why it can be borne.</param>
/// <param name="Until">The last day, as it was written (<c>2027-03-31</c>); null for no end.</param>
/// <param name="Service">The service that it is for (<c>submission/inet</c>); null for the whole instance.</param>
/// <param name="Origin">Where it was declared.</param>
public sealed record AcceptedRisk(string RuleId, string Reason, string? Until, string? Service, Origin Origin)
{
    /// <summary>The lines of a file that it is for, where it is a comment above them; null for the whole instance or service.</summary>
    public Origin? Covers { get; init; }
}
