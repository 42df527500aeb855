namespace ConfigAsCode.Postfix.Core.Tables.Rows;

/// <summary>
/// A delivery: what is behind a key of a transport table (transport(5)), and the value of <c>default_transport</c>,
/// <c>content_filter</c> and similar parameters.
/// </summary>
/// <param name="Transport">The name of a service; empty where only a next hop is given.</param>
/// <param name="NextHop">Where it takes the mail: <c>[host]:port</c>, a domain, or a socket; empty for the domain of the recipient.</param>
internal sealed record TransportResult(string Transport, string NextHop)
{
    // What a table by sender answers to leave the mail to default_transport, or to relayhost (resolve_addr() in resolve.c).
    private const string Dunno = "DUNNO";

    /// <summary><c>transport:nexthop</c>, <c>transport:</c>, <c>:nexthop</c>, or the name alone.</summary>
    public static TransportResult Parse(string text)
    {
        int colon = text.IndexOf(':');
        return colon < 0
            ? new TransportResult(text.Trim(), "")
            : new TransportResult(text.Substring(0, colon).Trim(), text.Substring(colon + 1).Trim());
    }

    /// <summary>Whether a row of a table by sender says nothing of its sender.</summary>
    public static bool IsDunno(string text) => text.Equals(Dunno, StringComparison.OrdinalIgnoreCase);
}
