namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>
/// <c>host:port</c> as Postfix takes it apart: <c>[host]:port</c>, <c>host:port</c>, <c>port</c> (host_port() in util/host_port.c).
/// </summary>
/// <param name="Host">The host; empty for the default.</param>
/// <param name="Port">The name or number of the port; empty for the default.</param>
/// <param name="Error">What Postfix logs where it refuses the text; null where it does not.</param>
internal sealed record HostPort(string Host, string Port, string? Error)
{
    private const string OfV6 = "IPv6:";

    /// <summary>A listener or a client's server: the host may be left out, and the port may not.</summary>
    public static HostPort Parse(string text) => Parse(text, isDestination: false);

    /// <summary>A next hop: the port may be left out, and the host may not.</summary>
    public static HostPort ParseDestination(string text) => Parse(text, isDestination: true);

    private static HostPort Parse(string text, bool isDestination)
    {
        string host;
        string port;
        if (text.StartsWith("[", StringComparison.Ordinal))
        {
            int end = text.IndexOf(']');
            if (end < 0)
            {
                return Refused("missing \"]\"");
            }

            string rest = text.Substring(end + 1);
            if (rest.Length > 0 && rest[0] != ':')
            {
                return Refused("garbage after \"]\"");
            }

            host = text.Substring(1, end - 1);
            port = rest.Length == 0 ? "" : rest.Substring(1);
            if (host.StartsWith(OfV6, StringComparison.OrdinalIgnoreCase))
            {
                host = host.Substring(OfV6.Length);
                if (host.IndexOf(':') < 0 || !MailHostAddress.IsHost(host))
                {
                    return Refused("malformed IPv6 address");
                }
            }
            else if (host.Length == 0)
            {
                return Refused("valid hostname or network address required");
            }
        }
        else
        {
            int colon = text.LastIndexOf(':');
            bool isPort = colon < 0 && !isDestination;
            host =
                isPort ? ""
                : colon < 0 ? text
                : text.Substring(0, colon);
            port =
                isPort ? text
                : colon < 0 ? ""
                : text.Substring(colon + 1);
        }

        return isDestination && host.Length == 0 ? Refused("missing host information")
            : !isDestination && port.Length == 0 ? Refused("missing service information")
            : host.Length > 0 && !IsHost(host) ? Refused("valid hostname or network address required")
            : port.Length > 0 && port[0] is >= '0' and <= '9' && !port.All(c => c is >= '0' and <= '9')
                ? Refused("garbage after numerical service")
            : new HostPort(host, port, Error: null);
    }

    /// <summary>A name in other letters than those of ASCII is a name where SMTPUTF8 is on.</summary>
    private static bool IsHost(string host) =>
        host.Any(c => c > 127) || HostName.IsValid(host) || MailHostAddress.IsHost(host) || host == "0.0.0.0";

    private static HostPort Refused(string error) => new("", "", error);
}
