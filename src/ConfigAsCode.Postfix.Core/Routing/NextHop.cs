using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>The destination of a relayhost or transport: <c>[host]:port</c>, <c>host:port</c>, or a domain (transport(5)).</summary>
internal static class NextHop
{
    private const string OverTcp = "inet:";
    private const string OverSocket = "unix:";

    /// <summary>
    /// What a client connects to, one after another: smtp(8) and lmtp(8) split a next hop at commas and blanks. lmtp(8) alone knows
    /// <c>inet:</c>, and <c>unix:</c>, which has no host (smtp_connect() in smtp/smtp_connect.c).
    /// </summary>
    /// <param name="nextHop">The next hop as it is written.</param>
    /// <param name="isLmtp">Whether the client speaks LMTP.</param>
    public static IEnumerable<string> Destinations(string nextHop, bool isLmtp) =>
        !isLmtp ? ListValue.Words(nextHop)
        : nextHop.StartsWith(OverSocket, StringComparison.Ordinal) ? []
        : ListValue.Words(
            nextHop.StartsWith(OverTcp, StringComparison.Ordinal) ? nextHop.Substring(OverTcp.Length) : nextHop
        );

    /// <summary>The port of a destination as it is written: behind the bracket, else behind the last colon; empty where there is none (util/host_port.c).</summary>
    public static string PortOf(string destination)
    {
        int colon = destination.LastIndexOf(':');
        return colon > destination.LastIndexOf(']') ? destination.Substring(colon + 1) : "";
    }

    /// <summary>The host or domain, without its brackets and port.</summary>
    public static string HostOf(string nextHop)
    {
        bool isBracketed = nextHop.StartsWith("[", StringComparison.Ordinal);
        int end = nextHop.IndexOf(isBracketed ? ']' : ':');
        string host = end > 0 ? nextHop.Substring(0, end) : nextHop;
        return host.TrimStart('[');
    }
}
