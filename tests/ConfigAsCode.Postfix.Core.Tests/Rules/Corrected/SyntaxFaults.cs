using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tests.Rules.Corrected;

/// <summary>Faults in how Postfix reads names, ports, networks and rows.</summary>
internal static class SyntaxFaults
{
    private const string Postscreen = """
        smtp inet n - y - 1 postscreen
        smtpd pass - - y - - smtpd
        dnsblog unix - - y - 0 dnsblog
        tlsproxy unix - - y - 0 tlsproxy
        """;

    private const string Ports = "smtp inet n - y - - smtpd\n25 inet n - y - - smtpd";

    private const string Clients = "smtpd_client_restrictions = check_client_access cidr:$config_directory/clients";

    private const string Headers = "header_checks = regexp:$config_directory/headers";

    public static IEnumerable<KeyValuePair<string, CorrectedFault>> All =>
        Single
            .Concat(PortNames.Select(n => KeyValuePair.Create($"an inet service named {n}", PortName(n))))
            .Concat(Rows);

    private static readonly string[] PortNames =
    [
        "submision",
        "127.0.0.1:nosuch",
        "hhh:1pp",
        "hh.",
        "[hh.]",
        "[ipv6:127.0.0.1]",
        "127.0.0.1:",
        "127.0.0.1]:12530",
    ];

    private static readonly Dictionary<string, CorrectedFault> Single = new()
    {
        ["a class of restrictions that a service uses and does not define"] = Class(
            "PFX2003",
            "2525/inet smtpd_relay_restrictions"
        ),
        ["a class of restrictions that nothing defines"] = Class("PFX4001", "main.cf office"),
        ["two services on one port"] = new("PFX4007", RuleSeverity.Error, "not in force in master.cf")
        {
            HasFix = true,
            Faulty = new() { MasterCf = Ports },
            Corrected = new("known_tcp_ports = smtp=12525") { MasterCf = Ports },
        },
        ["lmtp and its port number"] = new("PFX4007", RuleSeverity.Error, "not in force in master.cf")
        {
            HasFix = true,
            Faulty = new() { MasterCf = "lmtp inet n - y - - smtpd\n24 inet n - y - - smtpd" },
            Corrected = new() { MasterCf = "24 inet n - y - - smtpd" },
        },
        ["a known port by name"] = KnownPorts("smtp=lmtp", "smtp=2525"),
        ["a number in place of the name of a port"] = KnownPorts("25=25", "smtp=2525"),
        ["a port twice"] = KnownPorts("smtp=2525, smtp=100", "smtp=2525"),
        ["a blank in place of the comma behind a port"] = KnownPorts("smtp=2525 lmtp=100", "smtp=2525, lmtp=100"),
        ["a port without its name and number"] = KnownPorts("==", "smtp=2525"),
        ["a filter of a DNS list with a bracket that is not closed"] = DnsList("=127.0.0.[1..4", "=127.0.0.[1..4]"),
        ["a filter of a DNS list from the end to the start"] = DnsList("=127.0.0.[4..1]", "=127.0.0.[1..4]"),
        ["a filter of a DNS list with a number that no address has"] = DnsList("=127.0.0.256", "=127.0.0.2"),
        ["a filter of a DNS list with three numbers"] = DnsList("=127.0.2", "=127.0.0.2"),
        ["a weight of a DNS list that is no number"] = DnsList("=127.0.0.2*x", "=127.0.0.2*2"),
        ["a setting of an LDAP table that is named otherwise"] = new(
            "PFX4001",
            RuleSeverity.Error,
            "main.cf people_server_host"
        )
        {
            On = "3.7.11",
            Around = "kind = ldap\npeople_server_host = ldap.example.org",
            Faulty = new("virtual_alias_maps = $kind:staff"),
            Corrected = new("virtual_alias_maps = $kind:people"),
        },
    };

    private static readonly Dictionary<string, CorrectedFault> Rows = new()
    {
        ["a network with an octal number"] = Network("010.0.0.0/8", "10.0.0.0/8"),
        ["a network with a bracket that is not closed"] = Network("[10.0.0.0/8", "[10.0.0.0]/8"),
        ["a network with a bracket that is not opened"] = Network("10.0.0.0]/8", "10.0.0.0/8"),
        ["a network with the name of an interface"] = Network("fe80::%1/10", "fe80::/10"),
        ["a text that the pattern does not give"] = Pattern("/(a)/ REJECT $2\n/(a)/ OK", "/(a)/", "/(a)/ REJECT $1"),
        ["a name of a text that is not closed"] = Pattern(
            "/(a)/ REJECT ${1x\n/b/ OK",
            "/(a)/",
            "/(a)/ REJECT ${1}x\n/b/ OK"
        ),
        ["a text of a pattern that must not match"] = Pattern(
            "!/(a)/ REJECT $1\n/b/ OK",
            "!/(a)/",
            "!/(a)/ REJECT\n/b/ OK"
        ),
        ["an endif without its if"] = Pattern("/a/ REJECT\nendif\n/b/ OK", "endif", "/a/ REJECT\n/b/ OK"),
    };

    private static CorrectedFault Class(string rule, string place) =>
        new(rule, RuleSeverity.Error, place)
        {
            Around = "office = permit_mynetworks, reject",
            Faulty = new() { MasterCf = "2525 inet n - y - - smtpd\n  -o smtpd_relay_restrictions=office,reject" },
            Corrected = new()
            {
                MasterCf =
                    "2525 inet n - y - - smtpd\n  -o smtpd_restriction_classes=office\n  -o smtpd_relay_restrictions=office,reject",
            },
        };

    private static CorrectedFault PortName(string name) =>
        new(
            "PFX4008",
            name is "submision" or "127.0.0.1:nosuch" or "hh." ? RuleSeverity.Warning : RuleSeverity.Error,
            name + "/inet"
        )
        {
            Faulty = new() { MasterCf = name + " inet n - y - - smtpd" },
            Corrected = new() { MasterCf = "127.0.0.1:12530 inet n - y - - smtpd" },
        };

    private static CorrectedFault KnownPorts(string faulty, string corrected) =>
        new("PFX4004", RuleSeverity.Warning, "main.cf known_tcp_ports")
        {
            Faulty = new("known_tcp_ports = " + faulty),
            Corrected = new("known_tcp_ports = " + corrected),
        };

    private static CorrectedFault DnsList(string faulty, string corrected) =>
        new("PFX4004", RuleSeverity.Error, "main.cf postscreen_dnsbl_sites")
        {
            Around = "postscreen_dnsbl_action = enforce",
            Faulty = new("postscreen_dnsbl_sites = bl.example.net" + faulty) { MasterCf = Postscreen },
            Corrected = new("postscreen_dnsbl_sites = bl.example.net" + corrected) { MasterCf = Postscreen },
        };

    private static CorrectedFault Network(string faulty, string corrected) =>
        new("PFX4012", RuleSeverity.Warning, $"clients: {faulty}")
        {
            Around = Clients,
            Faulty = new() { Tables = [new TableFile("clients", "cidr", faulty + " REJECT\n8.1.0.0/16 REJECT\n")] },
            Corrected = new()
            {
                Tables = [new TableFile("clients", "cidr", corrected + " REJECT\n8.1.0.0/16 REJECT\n")],
            },
        };

    private static CorrectedFault Pattern(string faulty, string key, string corrected) =>
        new("PFX4012", RuleSeverity.Warning, "headers: " + key)
        {
            Around = Headers,
            Faulty = new() { Tables = [new TableFile("headers", "regexp", faulty + "\n")] },
            Corrected = new() { Tables = [new TableFile("headers", "regexp", corrected + "\n")] },
        };
}
