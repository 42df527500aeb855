using System.Net;
using System.Net.Sockets;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>An address of a protocol that inet_protocols leaves out, so that no program finds it (util/myaddrinfo.c).</summary>
internal static class ExcludedAddress
{
    /// <summary>The parameter that decides.</summary>
    public const string Protocols = "inet_protocols";

    private const string V4 = "IPv4";
    private const string V6 = "IPv6";

    /// <summary><c>IPv4</c> or <c>IPv6</c>, where a word is such an address; null where it is another, or a name.</summary>
    public static string? Protocol(string word, EffectiveView view, Service? service = null)
    {
        EffectiveValue protocols = view.Get(Protocols, service);
        string[] words = [.. ListValue.Words(protocols.Text).Select(w => w.ToLowerInvariant())];
        // "all" is both, and what is refused has a finding of its own.
        if (protocols.Error is not null || words.Length == 0 || words.Any(w => w is not ("ipv4" or "ipv6")))
        {
            return null;
        }

        string bare =
            word.Length > 1 && word[0] == '[' && word[word.Length - 1] == ']'
                ? word.Substring(1, word.Length - 2)
                : word;
        return !IPAddress.TryParse(bare, out IPAddress? address) ? null
            : address.AddressFamily == AddressFamily.InterNetworkV6 ? (words.Contains("ipv6") ? null : V6)
            // One number is an address too, and is a port here.
            : bare.Split('.').Length == 4 && !words.Contains("ipv4") ? V4
            : null;
    }
}
