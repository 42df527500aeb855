using System.Net;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>Addresses that nobody reaches from the Internet: loopback, link-local, RFC 1918, RFC 4193, RFC 6598.</summary>
internal static class PrivateAddress
{
    /// <summary>The networks of these addresses.</summary>
    public static IReadOnlyList<Network> Networks { get; } =
    [
        .. new[]
        {
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "100.64.0.0/10",
            "169.254.0.0/16",
            "127.0.0.0/8",
            "fc00::/7",
            "fe80::/10",
            "::1/128",
        }.Select(text => Network.Parse(text)!),
    ];

    public static bool Is(string text) =>
        IsLoopback(text) || (Network.Parse(Bare(text)) is { } address && Networks.Any(n => n.Contains(address)));

    /// <summary>Also the words <c>loopback-only</c> and <c>localhost</c>.</summary>
    public static bool IsLoopback(string text)
    {
        string bare = Bare(text);
        return bare is "loopback-only" or "localhost"
            || (IPAddress.TryParse(bare, out IPAddress? address) && IPAddress.IsLoopback(address));
    }

    private static string Bare(string text) => text.Trim('[', ']');
}
