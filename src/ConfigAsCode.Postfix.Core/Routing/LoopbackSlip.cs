using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>A network such as 127.16.0.0/16, written for 172.16.0.0/16: inside of loopback, and without an address that a host uses.</summary>
internal static class LoopbackSlip
{
    private static readonly Network Loopback = Network.Parse("127.0.0.0/8")!;

    // 127.0.0.1, and 127.0.1.1 to which Debian gives the name of the host.
    private static readonly Network Used = Network.Parse("127.0.0.0/16")!;

    /// <summary>A single address may be one that somebody has set up.</summary>
    public static bool Is(Network network) =>
        network.Bits < 32 && Loopback.Contains(network) && !network.Contains(Used) && !Used.Contains(network);

    /// <summary>The private network with the first two digits changed; null where that is none.</summary>
    public static string? Meant(Network network)
    {
        string meant = "172" + network.Text.Substring("127".Length);
        return PrivateAddress.Networks.Any(p => p.Contains(Network.Parse(meant)!)) ? meant : null;
    }
}
