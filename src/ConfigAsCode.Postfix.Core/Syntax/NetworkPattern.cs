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
    private const string InBrackets = OfV6 + "[]/";

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
            return pattern with { Network = Network.Parse(text) };
        }

        if (!text.All(c => InBrackets.IndexOf(c) >= 0))
        {
            return pattern;
        }

        string? fault = Network.ErrorIn(text, out Network? network);
        return network is { HasHostBits: true }
            ? pattern with
            {
                Fault = $"non-null host address bits in \"{Bare(text)}\"",
            }
            : pattern with
            {
                Fault = fault,
                Network = network,
            };
    }

    /// <summary>The network as the warning repeats it, without the brackets.</summary>
    private static string Bare(string text) => text.Replace("[", "").Replace("]", "");
}
