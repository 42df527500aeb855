using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>
/// When two entries of master.cf are the same endpoint: master(8) resolves a port name before it compares, so that
/// <c>smtp</c> and <c>25</c> are one unless known_tcp_ports says otherwise (get_master_ent() in master/master_ent.c).
/// </summary>
internal static class InetEndpoint
{
    /// <summary>The name of a service, with the port of an inet service as a number where its name is a mail port.</summary>
    public static string Canonical(Service service, KnownTcpPorts ports) =>
        Canonical(service.Name, service.Type, service.Private, ports);

    public static string Canonical(string name, ServiceType type, string isPrivate, KnownTcpPorts ports)
    {
        if (type != ServiceType.Inet)
        {
            // A private socket and a public one of the same name lie in different folders.
            return (isPrivate == "n" ? "public/" : "private/") + name;
        }

        int port = name.LastIndexOf(':') + 1;
        return name.Substring(0, port) + ports.NumberOf(name.Substring(port));
    }

    /// <summary>The port of an inet service, as a number where its name is a mail port.</summary>
    public static string PortOf(Service service, KnownTcpPorts ports) =>
        ports.NumberOf(service.Name.Substring(service.Name.LastIndexOf(':') + 1));

    /// <summary>Whether it is an inet service on one of these ports, as numbers.</summary>
    public static bool IsOnPort(Service service, KnownTcpPorts known, params string[] ports) =>
        service.Type == ServiceType.Inet && ports.Contains(PortOf(service, known));

    /// <summary><c>submission (587)</c> where the name stands for a port, else <c>smtp/unix</c>.</summary>
    public static string Described(Service service, KnownTcpPorts ports) =>
        service.Type == ServiceType.Inet && !service.Name.EndsWith(PortOf(service, ports), StringComparison.Ordinal)
            ? $"{service.Name} ({PortOf(service, ports)})"
            : service.Key;

    // The mail ports of the service-name registry (RFC 6335), with the aliases that Debian's /etc/services has.
    private static readonly Dictionary<string, string> MailPorts = new(StringComparer.Ordinal)
    {
        ["smtp"] = "25",
        ["mail"] = "25",
        ["smtps"] = "465",
        ["submissions"] = "465",
        ["ssmtp"] = "465",
        ["urd"] = "465",
        ["submission"] = "587",
        ["qmqp"] = "628",
    };

    /// <summary>The names of ports of mail that the services file of a host has.</summary>
    public static IReadOnlyCollection<string> MailPortNames => MailPorts.Keys;

    /// <summary>A port as a number where the services file has its name as a mail port.</summary>
    internal static string NumberOnHost(string port) => MailPorts.TryGetValue(port, out string? number) ? number : port;
}
