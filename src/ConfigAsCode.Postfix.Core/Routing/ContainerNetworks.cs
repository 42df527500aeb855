using System.Globalization;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>The networks that Docker and Podman give to containers where nobody chooses one.</summary>
internal static class ContainerNetworks
{
    // Docker: 172.17.0.0/16 for the default bridge, 172.18.0.0/16 to 172.31.0.0/16 for those of users. Podman: 10.88.0.0/16.
    private static readonly Network[] Gateways =
    [
        .. Enumerable
            .Range(17, 15)
            .Select(second => $"172.{second.ToString(CultureInfo.InvariantCulture)}.0.1/32")
            .Append("10.88.0.1/32")
            .Select(text => Network.Parse(text)!),
    ];

    // A wider network is that of a site.
    private static readonly Network[] Widest =
    [
        .. new[] { "172.16.0.0/12", "10.88.0.0/16" }.Select(text => Network.Parse(text)!),
    ];

    /// <summary>Whether a network contains the gateway of one of them, and not much more.</summary>
    public static bool HasGateway(Network network) =>
        Widest.Any(widest => widest.Contains(network)) && Gateways.Any(network.Contains);
}
