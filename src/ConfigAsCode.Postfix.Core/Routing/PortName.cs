using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>Names of ports: those of mail, those of known_tcp_ports, and what only the services file of a host knows.</summary>
internal static class PortName
{
    // What configurations name beside the ports of mail, and the services file of each Debian release has.
    private static readonly string[] Others =
    [
        "domain",
        "http",
        "https",
        "imap2",
        "imaps",
        "ldaps",
        "pop3",
        "pop3s",
        "qmtp",
        "sieve",
        "spamd",
        "uucp",
    ];

    /// <summary>Whether it is a number, or a name that every host has.</summary>
    public static bool IsKnown(string port, EffectiveView view) =>
        port.All(c => c is >= '0' and <= '9')
        || InetEndpoint.MailPortNames.Contains(port)
        || Others.Contains(port)
        || view.Ports.Names.Contains(port);

    public static IEnumerable<string> All(EffectiveView view) =>
        InetEndpoint.MailPortNames.Concat(Others).Concat(view.Ports.Names);
}
