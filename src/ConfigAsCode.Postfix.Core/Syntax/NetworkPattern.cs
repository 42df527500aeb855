using System.Globalization;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>
/// A word of a list of hosts and networks as Postfix reads it (match_hostaddr() in match_ops.c, cidr_match_parse() in cidr_match.c).
/// </summary>
/// <param name="Text">The word without the <c>!</c> in front.</param>
/// <param name="IsNegated">Whether an odd number of <c>!</c> stands in front.</param>
/// <param name="Network">The network; null where it is none.</param>
/// <param name="Fault">Why Postfix cannot use it, in its own words; null where it can. Clients that come so far get an error.</param>
internal sealed record NetworkPattern(string Text, bool IsNegated, Network? Network, string? Fault)
{
    private const string OfV4 = "0123456789.";
    private const string OfV6 = OfV4 + "abcdefABCDEF:";

    /// <summary>Whether only clients of IPv6 are compared with it; of IPv4 without a colon.</summary>
    public bool IsV6 => Text.IndexOf(':') >= 0;

    /// <summary>Whether it is a lookup table, or a file of patterns.</summary>
    public bool IsOutside => Text.StartsWith("/", StringComparison.Ordinal) || (!StartsWithBracket && IsV6);

    /// <summary>Whether it is compared with the names of clients alone.</summary>
    public bool IsName => !IsOutside && Network is null && Fault is null;

    private bool StartsWithBracket => Text.StartsWith("[", StringComparison.Ordinal);

    public static NetworkPattern Parse(string word)
    {
        string text = word.TrimStart('!');
        var pattern = new NetworkPattern(text, (word.Length - text.Length) % 2 == 1, Network: null, Fault: null);
        if (pattern.IsOutside)
        {
            return pattern;
        }

        // Without a colon or a slash it is an address as a client has it, in brackets or not, or a name.
        if (text.IndexOfAny([':', '/']) < 0 || text.All(c => OfV4.IndexOf(c) >= 0))
        {
            bool isInBrackets = text.Length > 1 && text[0] == '[' && text[text.Length - 1] == ']';
            string host = isInBrackets ? text.Substring(1, text.Length - 2) : text;
            return IsV4(host) ? pattern with { Network = Network.Parse(host) } : pattern;
        }

        if (!text.All(c => (OfV6 + "[]/").IndexOf(c) >= 0))
        {
            return pattern;
        }

        string? fault = FaultOf(text, out string address, out string? mask);
        Network? network = fault is null ? Network.Parse(mask is null ? address : address + "/" + mask) : null;
        return network is { HasHostBits: true }
            ? pattern with
            {
                Fault = $"non-null host address bits in \"{address}/{mask}\"",
                Network = null,
            }
            : pattern with
            {
                Fault = fault,
                Network = network,
            };
    }

    private static string? FaultOf(string text, out string address, out string? mask)
    {
        address = text;
        mask = null;
        bool isMaskBehind = false;
        if (text[0] == '[')
        {
            int end = text.IndexOf(']');
            if (end < 0)
            {
                return $"missing ']' character after \"{text}\"";
            }

            address = text.Substring(1, end - 1);
            string rest = text.Substring(end + 1);
            isMaskBehind = rest.Length > 0;
            if (isMaskBehind && rest[0] != '/')
            {
                return $"garbage after \"[{address}]\"";
            }

            mask = isMaskBehind ? rest.Substring(1) : null;
        }

        int slash = isMaskBehind ? -1 : address.IndexOf('/');
        if (slash >= 0)
        {
            mask = address.Substring(slash + 1);
            address = address.Substring(0, slash);
        }

        bool isV6 = address.IndexOf(':') >= 0;
        bool isAddress = isV6 ? IsV6Address(address) : IsV4(address);
        return mask is null ? (isAddress ? null : $"bad address pattern: \"{address}\"")
            : mask.Length == 0 || !mask.All(c => c is >= '0' and <= '9') ? $"bad mask value in \"{address}/{mask}\""
            : mask.TrimStart('0').Length > 3
            || (
                mask.TrimStart('0') is { Length: > 0 } digits
                && int.Parse(digits, CultureInfo.InvariantCulture) > (isV6 ? 128 : 32)
            )
                ? $"bad mask length in \"{address}/{mask}\""
            : isAddress ? null
            : $"bad network value in \"{address}/{mask}\"";
    }

    /// <summary>Four numbers without leading zeros, as inet_pton(3) takes them.</summary>
    private static bool IsV4(string text) =>
        text.Split('.') is { Length: 4 } parts
        && parts.All(p =>
            p.Length is > 0 and <= 3
            && p.All(c => c is >= '0' and <= '9')
            && (p.Length == 1 || p[0] != '0')
            && int.Parse(p, CultureInfo.InvariantCulture) <= 255
        );

    private static bool IsV6Address(string text) =>
        text.All(c => OfV6.IndexOf(c) >= 0) && Network.Parse(text) is not null;
}
