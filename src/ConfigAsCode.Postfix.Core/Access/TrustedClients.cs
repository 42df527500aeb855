using ConfigAsCode.Postfix.Core.Routing;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>Clients that a server knows by what it gave them: an address, a login or a certificate.</summary>
internal static class TrustedClients
{
    extension(ClientCondition client)
    {
        public bool IsTrusted =>
            !client.IsOpenToAnybody
            && client.Kind
                is ClientKind.InNetworks
                    or ClientKind.ThisHost
                    or ClientKind.InSubnets
                    or ClientKind.InClassNetworks
                    or ClientKind.LoggedIn
                    or ClientKind.WithListedCertificate
                    or ClientKind.WithTrustedCertificate;

        /// <summary>Whether they are this host alone, whatever network is meant.</summary>
        public bool IsLoopback =>
            client.Kind == ClientKind.InNetworks
            && ListValue.Words(client.Value).All(word => PrivateAddress.IsLoopback(word.Split('/')[0]));

        /// <summary>What a finding calls them.</summary>
        public string Words =>
            client.Kind switch
            {
                ClientKind.InNetworks => "clients in mynetworks",
                ClientKind.ThisHost => "this host itself",
                ClientKind.InSubnets => "clients in the subnets of this host",
                ClientKind.InClassNetworks => "clients in the class A, B or C networks of this host",
                ClientKind.LoggedIn => "clients that log in",
                ClientKind.WithListedCertificate => "clients with a certificate in relay_clientcerts",
                ClientKind.WithTrustedCertificate => "clients with a trusted certificate",
                _ => client.Value,
            };

        /// <summary>Whether clients that are trusted for this may fulfil another condition too, as far as is known here.</summary>
        public bool MayBe(ClientCondition other) =>
            other == client
            || other.Kind == ClientKind.ByPolicyServer
            || (other.Kind == ClientKind.ThisHost && client.IsLoopback)
            || (
                other.Kind is ClientKind.ByTable or ClientKind.ByDeclaredTable
                && (
                    client.Kind == ClientKind.LoggedIn
                        // They come from anywhere and write to anybody: what they are known by is their login and their sender address.
                        ? other.Restriction is "check_sasl_access" or "check_sender_access"
                        : other.Restriction != "check_recipient_access"
                )
            );
    }
}
