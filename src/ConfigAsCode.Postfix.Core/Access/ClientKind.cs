namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>The kinds of client that a restriction permits.</summary>
public enum ClientKind
{
    /// <summary>Clients in the networks of a list, such as <c>mynetworks</c>.</summary>
    InNetworks,

    /// <summary>This host itself: <c>permit_inet_interfaces</c>, <c>mynetworks_style = host</c>.</summary>
    ThisHost,

    /// <summary>Clients in the subnets of this host: <c>mynetworks_style = subnet</c>.</summary>
    InSubnets,

    /// <summary>Clients in the class A, B or C networks of this host: <c>mynetworks_style = class</c>.</summary>
    InClassNetworks,

    LoggedIn,

    /// <summary>Clients whose certificate is in a table (<c>relay_clientcerts</c>).</summary>
    WithListedCertificate,

    /// <summary>Clients whose certificate a trusted CA has signed.</summary>
    WithTrustedCertificate,

    /// <summary>Clients whose name is in <c>relay_domains</c>: <c>check_relay_domains</c>.</summary>
    InRelayDomains,

    /// <summary>Clients that give an address as their name: <c>permit_naked_ip_address</c>.</summary>
    WithNakedAddress,

    /// <summary>Anybody, for mail to domains that name this host as MX: <c>permit_mx_backup</c>.</summary>
    ToBackupMx,

    /// <summary>Whom a policy server permits.</summary>
    ByPolicyServer,

    /// <summary>Whom a lookup table of the host permits.</summary>
    ByTable,

    /// <summary>Whom a row permits that the configuration contains: of a declared table, or in the name of a table.</summary>
    ByDeclaredTable,

    /// <summary>Whom DNS decides: a list of addresses or domains, or what a name leads to.</summary>
    ByDns,

    /// <summary>Whom an attempt to deliver to an address decides (verify(8)).</summary>
    ByDelivery,
}
