using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>
/// What stands behind a destination in <c>smtp_tls_policy_maps</c>: a level, and attributes that take the place of
/// parameters for this destination (TLS_README, "TLS policy table"; smtp_tls_policy.c).
/// </summary>
/// <param name="Level">The level; null where the first word is none.</param>
/// <param name="Attributes">The attributes up to the first that makes the policy invalid; none at <c>none</c>.</param>
/// <param name="Problems">What is wrong with it.</param>
public sealed record TlsPolicy(
    TlsLevel? Level,
    EquatableArray<TlsPolicyAttribute> Attributes,
    EquatableArray<TlsPolicyProblem> Problems
)
{
    /// <summary>Whether Postfix defers the mail of the destination and opens no session at all.</summary>
    public bool IsInvalid => Problems.Any(p => p.IsInvalid);

    public static TlsPolicy Read(string text, PostfixVersion version) => new TlsPolicyReader(text, version).Read();

    /// <summary>The value of an attribute, of which Postfix takes the last; null where the policy does not have it.</summary>
    public string? ValueOf(string attribute) => Attributes.LastOrDefault(a => a.Name == attribute)?.Value;
}
