namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>What a client has to be so that a restriction permits it.</summary>
/// <param name="Kind">The kind of client.</param>
/// <param name="Value">What decides it: the networks, the table, the policy server; empty where the kind says all.</param>
/// <param name="Restriction">The restriction that asks a lookup table; empty for other kinds.</param>
public sealed record ClientCondition(ClientKind Kind, string Value = "", string Restriction = "")
{
    /// <summary>Whether the address of the client decides it.</summary>
    internal bool IsOfNetworks =>
        Kind is ClientKind.InNetworks or ClientKind.InSubnets or ClientKind.InClassNetworks or ClientKind.ThisHost;

    /// <summary>
    /// Whether any client can be it: a sender address and a HELO name are what it likes, and a public authority gives a certificate to
    /// everybody (<see cref="Value"/> is then what makes the server trust it).
    /// </summary>
    internal bool IsOpenToAnybody =>
        Kind == ClientKind.WithNakedAddress
        || (Kind == ClientKind.WithTrustedCertificate && Value.Length > 0)
        || (Kind == ClientKind.ByDeclaredTable && Restriction is "check_sender_access" or "check_helo_access");
}
