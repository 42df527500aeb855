using ConfigAsCode.Postfix.Core.Access;

namespace ConfigAsCode.Postfix.Core.Posture;

/// <summary>What the page and the sentences of a change call clients.</summary>
internal static class ClientWords
{
    public static string Of(AccessPath path) => string.Join(", which also are ", path.Conditions.Select(Of));

    /// <summary>The same with other words for the networks, tables and servers that decide.</summary>
    public static string Of(AccessPath path, string value) =>
        string.Join(
            ", which also are ",
            path.Conditions.Select(clients => Of(clients.Value.Length == 0 ? clients : clients with { Value = value }))
        );

    private static string Of(ClientCondition clients) =>
        clients.Kind switch
        {
            ClientKind.InNetworks => $"clients in {clients.Value}",
            ClientKind.ThisHost => "this host itself",
            ClientKind.InSubnets => "clients in the subnets of this host",
            ClientKind.InClassNetworks => "clients in the class A, B or C networks of this host",
            ClientKind.LoggedIn => "clients that log in",
            ClientKind.WithListedCertificate => $"clients with a certificate in {clients.Value}",
            ClientKind.WithTrustedCertificate => "clients with any trusted certificate",
            ClientKind.InRelayDomains => $"clients with a name in {clients.Value}",
            ClientKind.WithNakedAddress => "clients that give an address as their name",
            ClientKind.ToBackupMx => "mail to domains that name this host as MX",
            ClientKind.ByPolicyServer => $"what the policy service {clients.Value} permits",
            ClientKind.ByDeclaredTable when clients.Value.IndexOf(':') < 0 =>
                $"what the table {clients.Value} permits ({clients.Restriction})",
            ClientKind.ByTable or ClientKind.ByDeclaredTable => $"what {clients.Restriction} {clients.Value} permits",
            _ => throw new ArgumentOutOfRangeException(nameof(clients)),
        };
}
