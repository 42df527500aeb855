using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>Networks in which no client is, or any may seem to be.</summary>
internal static class SpecialNetworks
{
    // No connection comes from there: RFC 1122 (0.0.0.0/8), RFC 5771, RFC 1112 section 4, RFC 4291 section 2.7.
    private static readonly Network[] WithoutClients =
    [
        .. new[] { "0.0.0.0/8", "224.0.0.0/4", "240.0.0.0/4", "ff00::/8" }.Select(text => Network.Parse(text)!),
    ];

    private static readonly Network Loopback = Network.Parse("127.0.0.0/8")!;

    private static readonly Network ThisHost = Network.Parse("127.0.0.1")!;

    // Where they put containers if nothing else is set, with their gateway on the host: dockerd (default-address-pools), containers.conf(5).
    private static readonly (string Program, Network Pool, Network Gateway)[] OfContainers =
    [
        ("Docker", Network.Parse("172.16.0.0/12")!, Network.Parse("172.17.0.1")!),
        ("Podman", Network.Parse("10.88.0.0/16")!, Network.Parse("10.88.0.1")!),
    ];

    /// <summary>Whether no client can be in a network, so that it was meant otherwise. A single loopback address may be bound by a program.</summary>
    public static bool HasNoClients(Network network) =>
        WithoutClients.Any(n => n.Contains(network))
        || (Loopback.Contains(network) && network.Bits < 32 && !network.Contains(ThisHost));

    /// <summary>What puts its containers into a network, with their gateway in it; null where none does.</summary>
    public static (string Program, Network Gateway)? ContainersIn(Network network)
    {
        foreach ((string program, Network pool, Network gateway) in OfContainers)
        {
            if (pool.Contains(network) && network.Contains(gateway))
            {
                return (program, gateway);
            }
        }

        return null;
    }
}
