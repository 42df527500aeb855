using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>An attribute behind the level of a TLS policy (smtp_tls_policy.c: tls_policy_lookup_one).</summary>
/// <param name="Name">Its name, which Postfix compares without regard to case.</param>
/// <param name="Property">The property of [TlsPolicy] that carries it.</param>
/// <param name="Since">The minor version that it came with.</param>
/// <param name="IsList">Whether the property is a list.</param>
/// <param name="Repeats">Whether a policy can have it more than once.</param>
/// <param name="MustNotBeEmpty">Whether an empty value makes the policy invalid.</param>
internal sealed record TlsPolicyAttributeInfo(
    string Name,
    string Property,
    PostfixVersion Since,
    bool IsList = false,
    bool Repeats = false,
    bool MustNotBeEmpty = false
)
{
    private const string Prefix = "smtp_tls_policy_maps:";

    /// <summary>What stands for the whole value of a row where an attribute is expected.</summary>
    public const string WholeValue = "*";

    /// <summary>All attributes, in the order in which a row is written.</summary>
    public static IReadOnlyList<TlsPolicyAttributeInfo> All { get; } =
    [
        new("match", "Match", new(2, 3), IsList: true, Repeats: true, MustNotBeEmpty: true),
        new("protocols", "Protocols", new(2, 3), IsList: true),
        new("ciphers", "Ciphers", new(2, 3), MustNotBeEmpty: true),
        new("exclude", "Exclude", new(2, 3), IsList: true),
        new("tafile", "TrustAnchorFiles", new(2, 11), IsList: true, Repeats: true, MustNotBeEmpty: true),
        new("servername", "ServerName", new(3, 4), MustNotBeEmpty: true),
        new("connection_reuse", "ConnectionReuse", new(3, 4), Repeats: true, MustNotBeEmpty: true),
        new("enable_rpk", "EnableRpk", new(3, 9), Repeats: true, MustNotBeEmpty: true),
        new("policy_type", "PolicyType", new(3, 10), MustNotBeEmpty: true),
        new("policy_domain", "PolicyDomain", new(3, 10), MustNotBeEmpty: true),
        new("policy_ttl", "PolicyTtl", new(3, 10), MustNotBeEmpty: true),
        new("policy_string", "PolicyStrings", new(3, 10), IsList: true, Repeats: true),
        new("mx_host_pattern", "MxHostPatterns", new(3, 10), IsList: true, Repeats: true),
        new("policy_failure", "PolicyFailure", new(3, 10), MustNotBeEmpty: true),
    ];

    public static TlsPolicyAttributeInfo? Find(string name) =>
        All.FirstOrDefault(a => string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase));

    public static TlsPolicyAttributeInfo? OfProperty(string property) =>
        All.FirstOrDefault(a => a.Property == property);

    /// <summary>
    /// How rules and fixes name an attribute of a row where a parameter's name is expected: it is no parameter, and so
    /// no parameter has this name.
    /// </summary>
    public static string NameInRules(string attribute) => Prefix + attribute;

    /// <summary>The attribute behind such a name; null for a parameter.</summary>
    public static string? OfNameInRules(string parameter) =>
        parameter.StartsWith(Prefix, StringComparison.Ordinal) ? parameter.Substring(Prefix.Length) : null;

    /// <summary>
    /// Whether a release knows it. <c>connection_reuse</c> was read and then refused as unknown up to 3.4.13 and 3.5.3:
    /// its branch did not go on with the next attribute.
    /// </summary>
    public bool IsKnownTo(PostfixVersion version)
    {
        if (!version.IsAtLeast(Since.Major, Since.Minor))
        {
            return false;
        }

        bool wasRefused =
            version < new PostfixVersion(3, 4, 14)
            || (version >= new PostfixVersion(3, 5, 0) && version < new PostfixVersion(3, 5, 4));
        return Name != "connection_reuse" || !wasRefused;
    }
}
