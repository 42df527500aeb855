namespace ConfigAsCode.Postfix;

/// <summary>
/// Accepts what a rule finds: on a service for that service, on an instance or a policy for the whole instance. The
/// finding is then not an error, and the reason appears in the rendered file. Findings about the declaration itself
/// (PFX0xxx) and about the build (PFX9xxx) cannot be accepted.
/// </summary>
/// <param name="rule">The id of the rule, such as <c>PFX1001</c>.</param>
/// <param name="reason">Who needs it, and why it is acceptable; in one line.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
public sealed class AcceptRiskAttribute(string rule, string reason) : Attribute
{
    /// <summary>The id of the rule.</summary>
    public string Rule { get; } = rule;

    /// <summary>Who needs it, and why it is acceptable.</summary>
    public string Reason { get; } = reason;

    /// <summary>
    /// The last day on which the risk is accepted, as <c>2027-03-31</c>. After that day the build fails with PFX9003; it
    /// warns during the 30 days before. If left out, it has no last day.
    /// </summary>
    public string? Until { get; set; }
}
