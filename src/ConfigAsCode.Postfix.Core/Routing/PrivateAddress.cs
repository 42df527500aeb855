using System.Net;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>Addresses that nobody reaches from the Internet: loopback, link-local, RFC 1918, RFC 4193.</summary>
internal static class PrivateAddress
{
    public static bool Is(string text) =>
        IsLoopback(text)
        || (IPAddress.TryParse(Bare(text), out IPAddress? address) && IsPrivate(address.GetAddressBytes()));

    /// <summary>Also the words <c>loopback-only</c> and <c>localhost</c>.</summary>
    public static bool IsLoopback(string text)
    {
        string bare = Bare(text);
        return bare is "loopback-only" or "localhost"
            || (IPAddress.TryParse(bare, out IPAddress? address) && IPAddress.IsLoopback(address));
    }

    private static string Bare(string text) => text.Trim('[', ']');

    private static bool IsPrivate(byte[] bytes) =>
        bytes.Length == 4
            ? bytes[0] == 10
                || (bytes[0] == 172 && bytes[1] is >= 16 and <= 31)
                || (bytes[0] == 192 && bytes[1] == 168)
                || (bytes[0] == 169 && bytes[1] == 254)
            : (bytes[0] & 0xfe) == 0xfc || (bytes[0] == 0xfe && (bytes[1] & 0xc0) == 0x80);
}
