using System.Net;
using System.Net.Sockets;
using System.Text;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Live.Tests.Readers;
using ConfigAsCode.Postfix.Live.Tests.Smtp;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Access;

/// <summary>Servers that work and of which a rule once reported an error, each beside the one that does not.</summary>
public sealed class WrongFindingTests
{
    private static readonly string MainCf = $"""
        compatibility_level = {HandWrittenFiles.CompatibilityLevel}
        myhostname = mail.example.test
        mydestination = $myhostname
        mynetworks = 127.0.0.0/8
        smtpd_peername_lookup = no
        smtpd_tls_security_level = may
        smtpd_tls_protocols = {HandWrittenFiles.Modern}
        smtpd_tls_exclude_ciphers = aNULL
        smtpd_tls_cert_file = /etc/postfix/cert.pem
        smtpd_tls_key_file = /etc/postfix/key.pem
        postscreen_access_list =
        postscreen_cache_map =
        postscreen_greet_wait = 1s
        local_class = permit_mynetworks, reject

        """;

    private const string Postscreen = "postscreen_tls_security_level = may";
    private const string NoTlsProxy = "tlsproxy_service_name = missing";
    private const string DeepTest = "postscreen_pipelining_enable = yes";
    private const string Login = "smtpd_sasl_auth_enable = yes";
    private const string NoPasswords = "smtpd_sasl_security_options = noanonymous, noplaintext";
    private const string Class = "smtpd_restriction_classes = local_class";
    private const string ClassAsked = "smtpd_relay_restrictions = local_class, reject";

    private static readonly (string Name, string Program, string[] Settings)[] Services =
    [
        ("hands-over", "postscreen", [Postscreen, NoTlsProxy]),
        ("speaks", "postscreen", [Postscreen, NoTlsProxy, DeepTest]),
        ("speaks-right", "postscreen", [Postscreen, DeepTest]),
        ("hides", "smtpd", [Login, NoPasswords]),
        ("shows", "smtpd", [Login]),
        ("hides-in-tls", "smtpd", [Login, "smtpd_sasl_tls_security_options = noanonymous, noplaintext"]),
        ("shows-right", "smtpd", [Login, "smtpd_tls_auth_only = yes"]),
        ("class", "smtpd", [Class, ClassAsked]),
    ];

    [Fact]
    public async Task A_server_that_works_is_not_an_error()
    {
        await using LivePostfix postfix = await LivePostfix.StartAsync(
            MainCf,
            string.Concat(Services.Select(s => Entry(s.Name, s.Program, s.Settings)))
                + "smtpd pass - - n - - smtpd\ntlsproxy unix - - n - 0 tlsproxy\n"
                + MasterCf.Plumbing,
            new LivePostfixOptions { LoginMechanisms = "PLAIN LOGIN CRAM-MD5" }
        );

        // postscreen(8) that hands a client over leaves STARTTLS to smtpd(8), and needs no tlsproxy(8).
        Assert.Equal([RuleSeverity.Info], Found("PFX4011", "hands-over"));
        Assert.Equal([RuleSeverity.Error], Found("PFX4011", "speaks"));
        Assert.Empty(Found("PFX4011", "speaks-right"));
        string[][] starts = await Task.WhenAll(
            new[] { "hands-over", "speaks", "speaks-right" }.Select(name =>
                AnswersAsync(postfix.Port(name), "EHLO client.example", "STARTTLS")
            )
        );
        Assert.Equal(
            [
                "220 2.0.0 Ready to start TLS",
                "454 4.7.0 TLS not available due to local problem",
                "220 2.0.0 Ready to start TLS",
            ],
            starts.Select(answers => answers[^1])
        );

        // Without PLAIN and LOGIN no password is sent in plain text.
        Assert.Equal([RuleSeverity.Info], Found("PFX1014", "hides"));
        Assert.Equal([RuleSeverity.Error], Found("PFX1014", "shows"));
        Assert.Equal([RuleSeverity.Error], Found("PFX1014", "hides-in-tls"));
        Assert.Empty(Found("PFX1014", "shows-right"));
        Assert.Equal("535", await LoginAsync("hides", "CRAM-MD5"));
        await LogInWithoutPasswordAsync(postfix.Port("hides"));
        Assert.Equal("235", await LoginAsync("shows", "CRAM-MD5 LOGIN PLAIN"));
        Assert.Equal("235", await LoginAsync("hides-in-tls", "CRAM-MD5 LOGIN PLAIN"));
        Assert.Equal("503", await LoginAsync("shows-right", ""));

        // A class of main.cf that a service alone names is used; without it the service stops.
        Assert.Empty(Found("PFX4001", "class"));
        Assert.StartsWith(
            "250",
            (
                await AnswersAsync(
                    postfix.Port("class"),
                    "EHLO client.example",
                    "MAIL FROM:<>",
                    "RCPT TO:<x@elsewhere.example>"
                )
            )[^1],
            StringComparison.Ordinal
        );
        Assert.Contains(
            "restriction class `local_class' needs a definition",
            ReaderStart.Refusal(
                new RealReader("smtpd"),
                [$"compatibility_level = {HandWrittenFiles.CompatibilityLevel}", Class, ClassAsked]
            ),
            StringComparison.Ordinal
        );

        async Task<string> LoginAsync(string service, string mechanisms)
        {
            string login = Convert.ToBase64String(Encoding.ASCII.GetBytes($"\0{SaslUser.Login}\0{SaslUser.Password}"));
            string[] answers = await AnswersAsync(postfix.Port(service), "EHLO client.example", "AUTH PLAIN " + login);
            string offered =
                answers[1].Split('\n').FirstOrDefault(line => line[4..].StartsWith("AUTH ", StringComparison.Ordinal))
                ?? "250-AUTH ";
            Assert.Equal(
                mechanisms,
                string.Join(' ', offered["250-AUTH ".Length..].Split(' ').Order(StringComparer.Ordinal))
            );
            return answers[^1][..3];
        }
    }

    /// <summary>The login that the note is about: CRAM-MD5 sends a digest alone (RFC 2195).</summary>
    private static async Task LogInWithoutPasswordAsync(int port)
    {
        using var client = new MailKit.Net.Smtp.SmtpClient();
        await client.ConnectAsync(
            "127.0.0.1",
            port,
            MailKit.Security.SecureSocketOptions.None,
            TestContext.Current.CancellationToken
        );
        await client.AuthenticateAsync(
            new MailKit.Security.SaslMechanismCramMd5(SaslUser.Login, SaslUser.Password),
            TestContext.Current.CancellationToken
        );
        Assert.True(client.IsAuthenticated);
        await client.DisconnectAsync(quit: true, TestContext.Current.CancellationToken);
    }

    /// <summary>What a rule says of a server, with the settings of the one that runs, and alone in master.cf.</summary>
    private static RuleSeverity[] Found(string rule, string name)
    {
        (_, string program, string[] settings) = Services.Single(s => s.Name == name);
        string server =
            program == "postscreen"
                ? Entry("smtp", program, settings.Where(s => s != NoTlsProxy))
                    + "smtpd pass - - n - - smtpd\n"
                    + (settings.Contains(NoTlsProxy) ? "" : "tlsproxy unix - - n - 0 tlsproxy\n")
                : Entry("submission", program, settings);
        return
        [
            .. Rulebook
                .Analyze(
                    InstanceReader
                        .Read("live", DebianRelease.Tested.Target, MainCf, server + MasterCf.Plumbing)
                        .Instance
                )
                .Where(f => f.Rule.Id == rule && (rule != "PFX4001" || f.Parameter == "local_class"))
                .Select(f => f.Severity),
        ];
    }

    private static string Entry(string name, string program, IEnumerable<string> settings) =>
        $"{name} inet n - n - 1 {program}{string.Concat(settings.Select(s => $" -o {{ {s} }}"))}\n";

    /// <summary>The greeting, and the answer to each command, with all its lines.</summary>
    private static async Task<string[]> AnswersAsync(int port, params string[] commands)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
        await using NetworkStream stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var answers = new List<string> { await ReadAsync() };
        foreach (string command in commands)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), limit.Token);
            answers.Add(await ReadAsync());
        }

        return [.. answers];

        async Task<string> ReadAsync()
        {
            var lines = new List<string>();
            do
            {
                lines.Add(await reader.ReadLineAsync(limit.Token) ?? "closed");
            } while (lines[^1].Length > 3 && lines[^1][3] == '-');
            return string.Join('\n', lines);
        }
    }
}
