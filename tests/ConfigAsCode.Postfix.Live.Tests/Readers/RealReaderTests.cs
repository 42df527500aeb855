using System.Collections.Concurrent;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Releases;

namespace ConfigAsCode.Postfix.Live.Tests.Readers;

/// <summary>PFX4004 says of a value what the program of 3.7 does with it when it starts.</summary>
public class RealReaderTests
{
    private static readonly DebianRelease Release = DebianRelease.Tested;

    // Of these a start tells whether a parameter was read; the others need a privilege, a queue or a client.
    private static readonly string[] Readers =
    [
        "smtpd",
        "smtp",
        "cleanup",
        "qmgr",
        "postscreen",
        "bounce",
        "verify",
        "trivial-rewrite",
        "flush",
        "scache",
    ];

    private static readonly string[] NeedMore = ["smtp_sasl_auth_enable", "queue_minfree", "message_size_limit"];

    private static readonly string[] Booleans = ["yes", "NO", "true", "1", "", "yes # always"];
    private static readonly string[] Numbers =
    [
        "600",
        "0599",
        "+550",
        "10k",
        "0x10",
        "",
        "2147483648",
        "-1",
        "0",
        "99999999999999999999",
    ];
    private static readonly string[] Times =
    [
        "30",
        "5x",
        "1d2h",
        "5min",
        "5 m",
        "+5m",
        "-5s",
        "",
        "5M",
        "3549w",
        "3550w",
        "0",
        "99999999999",
    ];

    /// <summary>Words and texts: what reads them at the start is known only one by one.</summary>
    private static readonly (string Program, string Parameter, string[] Values)[] Words =
    [
        ("smtp", "smtp_tls_security_level", ["may", "DANE", "foo", ""]),
        ("smtp", "smtp_address_preference", ["ipv4", "IPv6", "ipv5", ""]),
        ("smtp", "smtp_dns_support_level", ["dnssec", "DNSSEC", "foo", ""]),
        ("smtp", "smtp_host_lookup", ["dns, native", "DNS", "foo", ""]),
        ("smtp", "smtp_tls_dane_insecure_mx_policy", ["may", ""]),
        ("smtp", "smtp_helo_name", ["a.example", ""]),
        ("cleanup", "mynetworks_style", ["host", "HOST", "foo", ""]),
        ("cleanup", "inet_protocols", ["ipv4", "IPV4", "ipv4, foo"]),
        ("cleanup", "canonical_classes", ["header_sender", "HEADER_SENDER", "header_sender, foo", ""]),
        ("cleanup", "masquerade_classes", ["header_sender", "foo"]),
        ("cleanup", "compatibility_level", ["3.6", "2", ""]),
        ("cleanup", "default_verp_delimiters", ["+=", "+", "+=-", ""]),
        (
            "cleanup",
            "myhostname",
            [
                "mail.example.org",
                "",
                "mail.example.org.",
                "-mail.example.org",
                "mail..example.org",
                "\"mail.example.org\"",
                "a.example.org, b.example.org",
                "192.0.2.10",
                "##HOST##",
                "mail_1.example.org",
                "mail.123",
                "$mydomain",
                "mail.$mydomain",
            ]
        ),
        ("cleanup", "mydomain", ["example.org", ".example.org", "$myorigin", "'example.org'"]),
        ("cleanup", "myorigin", ["example.org", "", "a.example.org, b.example.org"]),
        ("cleanup", "recipient_delimiter", ["+", ""]),
        ("cleanup", "header_from_format", ["standard", "OBSOLETE", ""]),
        ("postscreen", "postscreen_greet_action", ["enforce", "ENFORCE", "foo", ""]),
        ("postscreen", "postscreen_dnsbl_action", ["drop", "reject"]),
        (
            "postscreen",
            "postscreen_dnsbl_sites",
            [
                "bl.example=127.0.0.[2..11;14]*-2",
                "bl.example=[127.0.0.[2..11]]",
                "bl.example=0127.0.0.1",
                "bl.example=127.0.0.[1..4",
                "bl.example=127.0.0.[3..2]",
                "bl.example=127.0.0.[2,11]",
                "bl.example=127.0.0.256",
                "bl.example=127.0.0.2/32",
                "bl.example=",
                "bl.example*x",
                "bl.example*",
                "bl..example",
            ]
        ),
        ("smtpd", "smtpd_forbid_bare_newline", ["normalize", "YES", "note", "maybe", ""]),
        ("smtpd", "smtpd_tls_security_level", ["may", "MAY", "verify", "dane", "encrpt"]),
        ("smtpd", "receive_override_options", ["no_milters", ""]),
        ("smtpd", "smtpd_banner", ["$myhostname # 1", ""]),
    ];

    [Fact]
    public void A_value_is_refused_where_the_real_program_refuses_it()
    {
        (string Program, string Parameter, string Value)[] cases =
        [
            .. Numbered(),
            .. Words.SelectMany(w => w.Values.Select(v => (w.Program, w.Parameter, v))),
        ];
        var differences = new ConcurrentBag<string>();
        int refused = 0;
        Parallel.ForEach(
            cases,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            c =>
            {
                string setting = $"{c.Parameter} = {c.Value}";
                string? real = DaemonStart.Refusal(c.Program, setting);
                string? ours = Message(setting);
                Interlocked.Add(ref refused, real is null ? 0 : 1);
                if (real is null != ours is null)
                {
                    differences.Add($"{c.Program}: {setting}: {real ?? "(read)"}; ours: {ours ?? "(nothing)"}");
                }
            }
        );
        Assert.Equal("", string.Join("\n", differences.Order(StringComparer.Ordinal)));
        Assert.True(cases.Select(c => c.Parameter).Distinct().Count() >= 60);
        Assert.InRange(refused, cases.Length / 4, cases.Length * 3 / 4);
    }

    /// <summary>
    /// How a value that the program takes was read shows where one reading is within bounds and the other is not (PFX4005).
    /// </summary>
    [Theory]
    [InlineData("smtpd", "smtpd_timeout = 0d5h", true)]
    [InlineData("qmgr", "bounce_queue_lifetime = 100d2h", false)]
    [InlineData("qmgr", "bounce_queue_lifetime = 101", true)]
    [InlineData("qmgr", "bounce_queue_lifetime = 101s", false)]
    [InlineData("smtpd", "smtpd_forbid_bare_newline_reject_code = 0599", false)]
    public void A_value_is_read_as_the_rule_says(string program, string setting, bool isRefused) =>
        Assert.Equal(isRefused, DaemonStart.Refusal(program, setting, "maximal_queue_lifetime = 100d") is not null);

    /// <summary>Three values of every fifth number, time and switch; which ones goes round, so that each value has its turn.</summary>
    private static IEnumerable<(string Program, string Parameter, string Value)> Numbered()
    {
        ParameterInfo[] parameters =
        [
            .. Parameters.All.Where(p =>
                p.ExistsOn(Release.Target.Postfix) && !p.IsReadOnly && !IsReadLater(p.Name) && Reader(p) is not null
            ),
        ];
        for (int i = 0; i < parameters.Length; i += 5)
        {
            string[] values = parameters[i].TypeOn(Release.Target.Postfix) switch
            {
                ParameterType.Bool => Booleans,
                ParameterType.Int => Numbers,
                ParameterType.Long => Numbers,
                ParameterType.Time => Times,
                _ => [],
            };
            for (int j = 0; j < Math.Min(3, values.Length); j++)
            {
                yield return (Reader(parameters[i])!, parameters[i].Name, values[((i / 5) + (j * 2)) % values.Length]);
            }
        }
    }

    /// <summary>The TLS library reads its own where TLS is on; a few are read, and then ask for another setting.</summary>
    private static bool IsReadLater(string name) =>
        name.StartsWith("tls_", StringComparison.Ordinal) || NeedMore.Contains(name);

    private static string? Reader(ParameterInfo parameter) =>
        parameter.ReadBy.Contains("*") ? "cleanup" : Readers.FirstOrDefault(r => parameter.ReadBy.Contains(r));

    private static string? Message(string setting) =>
        Rulebook
            .Analyze(
                InstanceReader
                    .Read(
                        "reader",
                        Release.Target,
                        setting + "\n",
                        "smtp inet n - n - - smtpd\n2525 inet n - n - 1 postscreen\n"
                    )
                    .Instance
            )
            // A level at which a server stops has a rule of its own; that one also tells of levels that it only misreads.
            .FirstOrDefault(f =>
                f.Rule.Id == "PFX4004"
                // A word of a later release, and the level, are told by other rules.
                || (
                    f.Rule.Id is "PFX4002" or "PFX4015"
                    && f.Message.Contains("stops when it starts", StringComparison.Ordinal)
                )
                || (f.Rule.Id == "PFX1012" && f.Message.Contains("will not start", StringComparison.Ordinal))
            )
            ?.Message;
}
