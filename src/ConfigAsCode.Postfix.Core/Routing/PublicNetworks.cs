using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>How many public addresses networks hold: those that are in no private network.</summary>
internal static class PublicNetworks
{
    // More than a /16 of IPv4, more than a /32 of IPv6.
    private const double MostV4 = 1 << 16;
    private static readonly double MostV6 = Math.Pow(2, 96);

    /// <summary>The widest network where all of one family together are more than somebody owns; null where they are not.</summary>
    public static string? TooWide(IReadOnlyList<Network> networks)
    {
        foreach (bool isV6 in new[] { false, true })
        {
            IReadOnlyList<Network> widest = Widest(networks.Where(n => n.IsV6 == isV6));
            if (widest.Sum(Public) > (isV6 ? MostV6 : MostV4))
            {
                return widest.OrderByDescending(Public).First().Text;
            }
        }

        return null;
    }

    /// <summary>Those that are in no other one, in their order. Of two networks either one is in the other, or they have nothing in common.</summary>
    private static IReadOnlyList<Network> Widest(IEnumerable<Network> networks)
    {
        var widest = new List<(Network Network, int Position)>();
        foreach (
            (Network network, int position) in networks
                .Select((network, position) => (network, position))
                .OrderBy(n => n.network, Network.ByStart)
                .ThenBy(n => n.position)
        )
        {
            if (widest.Count == 0 || !widest[widest.Count - 1].Network.Contains(network))
            {
                widest.Add((network, position));
            }
        }

        return [.. widest.OrderBy(n => n.Position).Select(n => n.Network)];
    }

    /// <summary>The private networks in wider ones: what was meant.</summary>
    public static IEnumerable<string> PrivateIn(IReadOnlyList<Network> networks) =>
        PrivateAddress
            .Networks.Where(p => networks.Any(n => n.Bits > 0 && n.Bits < p.Bits && n.Contains(p)))
            .Select(p => p.Text);

    private static double Public(Network network) =>
        PrivateAddress.Networks.Any(p => p.Contains(network))
            ? 0
            : Size(network) - PrivateAddress.Networks.Where(network.Contains).Sum(Size);

    private static double Size(Network network) => Math.Pow(2, (network.IsV6 ? 128 : 32) - network.Bits);
}
