using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tests.Rules.Corrected;

/// <summary>Faults of limits, of addresses and paths that are not there, of overrides that another program decides, and of rows that nothing asks for.</summary>
internal static class LimitFaults
{
    private const string Generic = "smtp_generic_maps = hash:$config_directory/generic";
    private const string Aliases = "virtual_alias_maps = hash:$config_directory/virtual";

    public static IEnumerable<KeyValuePair<string, CorrectedFault>> All =>
        OfServices
            .Concat(OfMain)
            .Concat(OfRows)
            .Concat(Routing.Select(r => KeyValuePair.Create($"{r.Parameter} of {r.Service}", Override(r))));

    private static readonly (string Service, string Entry, string Parameter, string Value)[] Routing =
    [
        ("slow/unix", "slow unix - - y - - smtp", "relayhost", "[192.0.2.51]"),
        ("25/inet", "25 inet n - y - - smtpd", "relayhost", "[192.0.2.51]"),
        ("25/inet", "25 inet n - y - - smtpd", "mydestination", "example.com"),
        ("25/inet", "25 inet n - y - - smtpd", "relay_domains", "example.com"),
        ("25/inet", "25 inet n - y - - smtpd", "myorigin", "example.com"),
        ("25/inet", "25 inet n - y - - smtpd", "inet_interfaces", "192.0.2.1"),
        ("25/inet", "25 inet n - y - - smtpd", "default_process_limit", "20"),
        ("slow/unix", "slow unix - - y - - smtp", "mynetworks", "192.0.2.0/24"),
    ];

    private static readonly Dictionary<string, CorrectedFault> OfServices = new()
    {
        ["an IPv4 listener where only IPv6 is spoken"] = new("PFX4008", RuleSeverity.Error, "127.0.0.1:10025/inet")
        {
            Around = "inet_protocols = ipv6",
            Faulty = new() { MasterCf = "127.0.0.1:10025 inet n - y - - smtpd" },
            Corrected = new() { MasterCf = "[::1]:10025 inet n - y - - smtpd" },
        },
        ["an IPv6 listener where only IPv4 is spoken"] = new("PFX4008", RuleSeverity.Error, "[::1]:10025/inet")
        {
            Around = "inet_protocols = ipv4",
            Faulty = new() { MasterCf = "[::1]:10025 inet n - y - - smtpd" },
            Corrected = new() { MasterCf = "127.0.0.1:10025 inet n - y - - smtpd" },
        },
        ["a server with one process"] = new("PFX4018", RuleSeverity.Warning, "25/inet")
        {
            HasFix = true,
            Faulty = new() { Without = "smtp/inet", MasterCf = "25 inet n - y - 1 smtpd" },
            Corrected = new() { Without = "smtp/inet", MasterCf = "25 inet n - y - - smtpd" },
        },
    };

    private static readonly Dictionary<string, CorrectedFault> OfMain = new()
    {
        ["messages of 40 GB"] = new("PFX4018", RuleSeverity.Warning, "main.cf message_size_limit")
        {
            Around = "mailbox_size_limit = 0",
            Faulty = new("message_size_limit = 42949672960"),
            Corrected = new("message_size_limit = 104857600"),
        },
        ["mail that waits for four hours"] = new("PFX4019", RuleSeverity.Warning, "main.cf maximal_queue_lifetime")
        {
            HasFix = true,
            NotBesides = "PFX4013",
            Faulty = new("maximal_queue_lifetime = 4h"),
            Corrected = new("maximal_queue_lifetime = 6d"),
        },
        ["an interface of a protocol that is not spoken"] = new(
            "PFX4004",
            RuleSeverity.Error,
            "main.cf inet_interfaces"
        )
        {
            HasFix = true,
            Around = "inet_protocols = ipv4",
            Faulty = new("inet_interfaces = 192.0.2.1, [2001:db8::1]"),
            Corrected = new("inet_interfaces = 192.0.2.1"),
        },
        ["the programs of another system"] = new("PFX4004", RuleSeverity.Error, "main.cf daemon_directory")
        {
            Faulty = new("daemon_directory = /usr/libexec/postfix"),
            Corrected = new("daemon_directory"),
        },
        ["the group of another system"] = new("PFX4004", RuleSeverity.Error, "main.cf setgid_group")
        {
            Faulty = new("setgid_group = maildrop"),
            Corrected = new("setgid_group"),
        },
        ["one cache for the sessions of server and client"] = new(
            "PFX4020",
            RuleSeverity.Error,
            "main.cf smtp_tls_session_cache_database"
        )
        {
            Around = "smtpd_tls_session_cache_database = btree:${data_directory}/scache",
            Faulty = new("smtp_tls_session_cache_database = btree:${data_directory}/scache"),
            Corrected = new("smtp_tls_session_cache_database = btree:${data_directory}/smtp_scache"),
        },
    };

    private static readonly Dictionary<string, CorrectedFault> OfRows = new()
    {
        ["a bare domain in a generic map"] = new("PFX4012", RuleSeverity.Warning, "generic: mail.example.org")
        {
            Around = Generic,
            Faulty = Row("generic", "mail.example.org other@isp.example"),
            Corrected = Row("generic", "@mail.example.org other@isp.example"),
        },
        ["a command in a table of addresses"] = new("PFX4012", RuleSeverity.Warning, "virtual: list@mail.example.org")
        {
            Around = Aliases,
            Faulty = Row("virtual", "list@mail.example.org |/usr/bin/list"),
            Corrected = Row("virtual", "list@mail.example.org list@localhost"),
        },
    };

    private static WrittenFiles Row(string table, string row) =>
        new() { Tables = [new TableFile(table, "hash", "root me@isp.example\n" + row + "\n")] };

    private static CorrectedFault Override((string Service, string Entry, string Parameter, string Value) of) =>
        new("PFX4006", RuleSeverity.Error, $"{of.Service} {of.Parameter}")
        {
            HasFix = true,
            Faulty = Entry(of.Entry, $"\n  -o {of.Parameter}={of.Value}"),
            Corrected = Entry(of.Entry, ""),
        };

    private static WrittenFiles Entry(string entry, string options) =>
        new()
        {
            Without = entry.StartsWith("25 ", StringComparison.Ordinal) ? "smtp/inet" : "",
            MasterCf = entry + options,
        };
}
