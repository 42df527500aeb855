using ConfigAsCode.Postfix.Core.Syntax;

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

    /// <summary>The result as a row has it: with the colon, without which transport(5) takes the text for something else in other tables.</summary>
    public string Write() => Transport + ":" + NextHop;

    /// <summary>
    /// The next hop that a text is which lacks the transport before it, such as <c>[gw.example.com]:25</c>; null for any other text. Only a host in
    /// brackets is asked itself at a port, without them its mail servers are: so a host with a port gets them.
    /// </summary>
    public static string? HostIn(string text)
    {
        string value = text.Trim();
        bool isInBrackets = value.StartsWith("[", StringComparison.Ordinal);
        (string host, string port) = Parse(value);
        string hop = isInBrackets || port.Length == 0 ? value : $"[{host}]:{port}";
        bool isHost =
            isInBrackets || (host.IndexOf('.') > 0 && (HostName.IsValid(host) || MailHostAddress.IsHost(host)));
        return isHost && HostPort.ParseDestination(hop).Error is null ? hop : null;
    }

    /// <summary>Whether a row of a table by sender says nothing of its sender.</summary>
    public static bool IsDunno(string text) => text.Equals(Dunno, StringComparison.OrdinalIgnoreCase);
}
