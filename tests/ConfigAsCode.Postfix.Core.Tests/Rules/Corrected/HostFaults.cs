using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules.Corrected;

/// <summary>Faults of whole hosts: what stops Postfix, what the log gets, what a chroot hides, and what was reported by mistake.</summary>
internal static class HostFaults
{
    private const string Login = """
        smtpd_sasl_auth_enable = yes
        smtpd_tls_auth_only = yes
        smtpd_sasl_type = dovecot
        smtpd_sasl_path = private/auth
        """;

    private const string Postscreen = """
        smtp inet n - y - 1 postscreen
        smtpd pass - - y - - smtpd
        dnsblog unix - - y - 0 dnsblog
        """;

    private const string TlsProxy = "\ntlsproxy unix - - y - 0 tlsproxy";

    private const string OneClient = "smtp inet n - y - - smtpd";

    public static IEnumerable<KeyValuePair<string, CorrectedFault>> All =>
        OfLogs
            .Concat(OfStarts)
            .Concat(OfPaths)
            .Concat(OfFormerMistakes)
            .Concat(HostNames.Select(n => KeyValuePair.Create("the host name " + n, HostName(n))))
            .Concat(Missing.Select(s => KeyValuePair.Create($"a master.cf without {s}", WithoutService(s))))
            .Concat(Paths.Select(p => KeyValuePair.Create($"{p} that is no absolute path", RelativePath(p))))
            .Concat(LocalNames.Select(n => KeyValuePair.Create("a greeting as " + n, Greeting(n))));

    private static readonly string[] HostNames =
    [
        "mail.example.org.",
        "192.0.2.10",
        "<mail.example.org>",
        "%host%",
        @"mail.\$mydomain",
        "a.example.org, b.example.org",
        "-mail.example.org",
        "mail..example.org",
        "#HOST#",
    ];

    private static readonly string[] Missing =
    [
        "proxymap/unix",
        "anvil/unix",
        "pickup/unix",
        "showq/unix",
        "retry/unix",
        "error/unix",
    ];

    private static readonly string[] Paths =
    [
        "sendmail_path",
        "mailq_path",
        "newaliases_path",
        "html_directory",
        "manpage_directory",
        "readme_directory",
    ];

    private static readonly string[] LocalNames = ["localhost", "mailhost", "mail.local", "mail.lan"];

    private static readonly Dictionary<string, CorrectedFault> OfLogs = new()
    {
        ["a verbose server with logins"] = new("PFX1026", RuleSeverity.Error, "smtp/inet")
        {
            HasFix = true,
            Around = Login,
            Faulty = new() { MasterCf = OneClient + " -v" },
            Corrected = new() { MasterCf = OneClient },
        },
        ["a verbose server without logins"] = new("PFX1026", RuleSeverity.Warning, "smtp/inet")
        {
            HasFix = true,
            Faulty = new() { MasterCf = OneClient + " -v" },
            Corrected = new() { MasterCf = OneClient },
        },
        ["listed peers, and logins"] = new("PFX1026", RuleSeverity.Error, "main.cf debug_peer_list")
        {
            HasFix = true,
            Around = Login,
            Faulty = new("debug_peer_list = 198.51.100.0/24"),
            Corrected = new("debug_peer_list"),
        },
        ["listed peers without logins"] = new("PFX1026", RuleSeverity.Warning, "main.cf debug_peer_list")
        {
            HasFix = true,
            Faulty = new("debug_peer_list = 198.51.100.0/24"),
            Corrected = new("debug_peer_list"),
        },
        ["whole sessions in the log of a server with logins"] = new(
            "PFX1026",
            RuleSeverity.Error,
            "main.cf smtpd_tls_loglevel"
        )
        {
            HasFix = true,
            Around = Login,
            Faulty = new("smtpd_tls_loglevel = 4"),
            Corrected = new("smtpd_tls_loglevel = 1"),
        },
    };

    private static readonly Dictionary<string, CorrectedFault> OfStarts = new()
    {
        ["a domain that begins with a dot"] = new("PFX4004", RuleSeverity.Error, "main.cf mydomain")
        {
            HasFix = true,
            Faulty = new("mydomain = .example.org"),
            Corrected = new("mydomain = example.net"),
        },
        ["a host name from a domain that comes from it"] = new("PFX4004", RuleSeverity.Error, "main.cf myhostname")
        {
            Faulty = new("myhostname = $mydomain"),
            Corrected = new("myhostname = $mydomain\nmydomain = example.org"),
        },
        ["a log file without postlogd"] = new("PFX4011", RuleSeverity.Error, "main.cf maillog_file")
        {
            Around = "maillog_file = /var/log/mail.log",
            Faulty = new() { Without = "postlog/unix-dgram" },
            Corrected = new(),
        },
        ["a master.cf with smtpd alone"] = new("PFX4011", RuleSeverity.Warning, "missing at smtp/inet")
        {
            Faulty = new()
            {
                Without =
                    "pickup/unix cleanup/unix qmgr/unix tlsmgr/unix rewrite/unix bounce/unix defer/unix trace/unix verify/unix flush/unix "
                    + "proxymap/unix proxywrite/unix smtp/unix relay/unix showq/unix error/unix retry/unix discard/unix local/unix virtual/unix "
                    + "lmtp/unix anvil/unix scache/unix postlog/unix-dgram",
            },
            Corrected = new(),
        },
    };

    private static readonly Dictionary<string, CorrectedFault> OfPaths = new()
    {
        ["the socket of a milter outside the chroot"] = new("PFX4016", RuleSeverity.Error, "main.cf smtpd_milters")
        {
            Around = "milter_default_action = accept",
            Faulty = new("smtpd_milters = unix:/run/sign/sign.sock"),
            Corrected = new("smtpd_milters = unix:sign/sign.sock"),
        },
        ["the socket of a mail store outside the chroot of lmtp"] = new(
            "PFX4016",
            RuleSeverity.Error,
            "main.cf mailbox_transport"
        )
        {
            Faulty = new("mailbox_transport = lmtp:unix:/run/store/lmtp"),
            Corrected = new("mailbox_transport = lmtp:unix:private/store"),
        },
        ["the socket of a policy server below the queue, written from the root"] = new(
            "PFX4016",
            RuleSeverity.Error,
            "main.cf smtpd_recipient_restrictions"
        )
        {
            HasFix = true,
            Faulty = new(
                "smtpd_recipient_restrictions = reject_unauth_destination, check_policy_service unix:/var/spool/postfix/grey/sock"
            ),
            Corrected = new(
                "smtpd_recipient_restrictions = reject_unauth_destination, check_policy_service unix:grey/sock"
            ),
        },
        ["the socket of Dovecot in /var/run"] = new("PFX4016", RuleSeverity.Error, "main.cf smtpd_sasl_path")
        {
            Around = "smtpd_sasl_auth_enable = yes\nsmtpd_tls_auth_only = yes\nsmtpd_sasl_type = dovecot",
            Faulty = new("smtpd_sasl_path = /var/run/dovecot/auth-client"),
            Corrected = new("smtpd_sasl_path = private/auth"),
        },
        ["a milter on a port by a name that is none"] = new("PFX7007", RuleSeverity.Warning, "main.cf smtpd_milters")
        {
            Faulty = new("smtpd_milters = inet:localhost:portnumber"),
            Corrected = new("smtpd_milters = inet:localhost:8891"),
        },
        ["a greeting as localhost, with another name in HELO alone"] = new(
            "PFX7009",
            RuleSeverity.Warning,
            "main.cf myhostname"
        )
        {
            Around = "myhostname = localhost\nmydomain = example.org",
            Faulty = new(),
            Corrected = new("smtp_helo_name = mail.example.org"),
        },
    };

    private static readonly Dictionary<string, CorrectedFault> OfFormerMistakes = new()
    {
        ["a network with host bits beside carriage returns"] = new("PFX2002", RuleSeverity.Error, "main.cf mynetworks")
        {
            HasFix = true,
            NotBesides = "PFX0005",
            Faulty = new("mynetworks = 127.0.0.1/8,\r\n 192.0.2.0/24\r"),
            Corrected = new("mynetworks = 127.0.0.0/8,\r\n 192.0.2.0/24\r"),
        },
        ["a comment in a value that a list of tables takes up"] = new("PFX4004", RuleSeverity.Error, "main.cf mydomain")
        {
            HasFix = true,
            NotBesides = "PFX4010",
            Around = "mydestination = $mydomain, $myhostname",
            Faulty = new("mydomain = example.org # see: the manual"),
            Corrected = new("mydomain = example.org"),
        },
        ["no tlsproxy behind a postscreen that hands every client over"] = new(
            "PFX4011",
            RuleSeverity.Info,
            "missing at main.cf"
        )
        {
            Faulty = new() { MasterCf = Postscreen },
            Corrected = new() { MasterCf = Postscreen + TlsProxy },
        },
        ["no tlsproxy behind a postscreen that speaks itself"] = new(
            "PFX4011",
            RuleSeverity.Error,
            "missing at main.cf"
        )
        {
            Around = "postscreen_greet_action = enforce",
            Faulty = new() { MasterCf = Postscreen },
            Corrected = new() { MasterCf = Postscreen + TlsProxy },
        },
        ["logins before TLS without plain passwords"] = new(
            "PFX1014",
            RuleSeverity.Info,
            "main.cf smtpd_tls_security_level"
        )
        {
            HasFix = true,
            Around = "smtpd_sasl_auth_enable = yes\nsmtpd_sasl_security_options = noanonymous, noplaintext",
            Faulty = new(),
            Corrected = new("smtpd_tls_auth_only = yes"),
        },
        ["quotes around the host name"] = new("PFX4004", RuleSeverity.Error, "main.cf myhostname")
        {
            HasFix = true,
            NotBesides = "PFX4005",
            Faulty = new("myhostname = \"mail.example.org\""),
            Corrected = new("myhostname = mail.example.org"),
        },
    };

    private static CorrectedFault HostName(string name) =>
        new("PFX4004", RuleSeverity.Error, "main.cf myhostname")
        {
            HasFix = name.Contains("mail", StringComparison.Ordinal) && !name.Contains('$', StringComparison.Ordinal),
            Faulty = new("myhostname = " + name),
            Corrected = new("myhostname = mx.example.org"),
        };

    private static CorrectedFault WithoutService(string key) =>
        new(
            "PFX4011",
            key is "pickup/unix" or "showq/unix" ? RuleSeverity.Warning : RuleSeverity.Error,
            "missing at main.cf"
        )
        {
            Faulty = new() { Without = key },
            Corrected = new(),
        };

    private static CorrectedFault RelativePath(string parameter) =>
        new("PFX4004", RuleSeverity.Error, "main.cf " + parameter)
        {
            Faulty = new(parameter + " = null"),
            Corrected = new(parameter + " = /usr/local/postfix/" + parameter),
        };

    private static CorrectedFault Greeting(string name) =>
        new("PFX7009", RuleSeverity.Warning, "main.cf myhostname")
        {
            Faulty = new("mydomain = example.org\nmyhostname = " + name),
            Corrected = new("mydomain = example.org\nmyhostname = mail.example.org"),
        };
}
