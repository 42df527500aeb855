namespace ConfigAsCode.Postfix;

/// <summary>
/// Accepts what a rule finds: on a service for that service, on an instance or a policy for the whole instance. The
/// finding is no error then, and the reason stands in the rendered file. Findings about the declaration itself
/// (PFX0xxx) and about the build (PFX9xxx) cannot be accepted.
/// </summary>
/// <param name="rule">The id of the rule, such as <c>PFX1001</c>.</param>
/// <param name="reason">Who needs it, and why it can be borne; in one line.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
public sealed class AcceptRiskAttribute(string rule, string reason) : Attribute
{
    /// <summary>The id of the rule.</summary>
    public string Rule { get; } = rule;

    /// <summary>Who needs it, and why it can be borne.</summary>
    public string Reason { get; } = reason;

    /// <summary>
    /// The last day on which it holds, as <c>2027-03-31</c>. From the day after on the build fails with PFX9003; it
    /// warns during the 30 days before. Left out, it holds for ever.
    /// </summary>
    public string? Until { get; set; }
}
