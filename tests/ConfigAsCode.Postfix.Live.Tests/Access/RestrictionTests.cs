using System.Net;
using System.Net.Sockets;
using System.Text;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Live.Tests.Readers;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Access;

/// <summary>What smtpd(8) does at the words of a list that PFX2003 and PFX2004 report, and at others like them.</summary>
public sealed class RestrictionTests
{
    private static readonly DebianRelease Release = DebianRelease.Tested;

    // The client has no name, so that no restriction about it asks DNS.
    private const string MainCf = """
        compatibility_level = 3.6
        myhostname = mail.example.test
        mydestination = $myhostname
        mynetworks = 192.0.2.0/24
        smtpd_peername_lookup = no
        smtpd_tls_security_level = none
        smtpd_restriction_classes = class
        class = permit_mynetworks
        """;

    private const string Unknown = "PFX2003";
    private const string Argument = "PFX2004";
    private const string Recipient = "smtpd_recipient_restrictions = ";
    private const string Relay = "smtpd_relay_restrictions = ";
    private const string Data = "smtpd_data_restrictions = ";
    private const string Table = "texthash:$config_directory/clients";

    private static readonly RestrictionCase[] Cases =
    [
        new("known", "", "250", "", Recipient + "PERMIT_MYNETWORKS, class, Reject_Unauth_Destination"),
        new("misspelt", Unknown, "451", "unknown smtpd restriction: \"reject_foo\"", Recipient + "reject_foo"),
        new("class-in-capitals", Unknown, "451", "unknown smtpd restriction: \"CLASS\"", Recipient + "CLASS"),
        new(
            "warned",
            Unknown,
            "451",
            "unknown smtpd restriction: \"reject_bar\"",
            Recipient + "warn_if_reject reject_bar"
        ),
        new("not-reached", "", "554", "`reject_far' after `reject' is ignored", Recipient + "reject, reject_far"),
        new("data-table", Unknown, "451", "before Data command restriction", Data + Table),
        new("recipient-table", "", "250", "", Recipient + Table),
        new("ignored", "", "250", "", Recipient + "check_etrn_access " + Table),
        Release.Target.Postfix.Has(PostfixVersion.Parse("3.9"))
            ? new("removed", Unknown, "451", "has been removed", Recipient + "reject_maps_rbl")
            : new("removed", "", "250", "will be removed", Recipient + "reject_maps_rbl"),
        // An open relay, which logs nothing.
        new("read-as-domain", Argument, "250", "", Relay + "reject_rhsbl_client, reject_unauth_destination"),
        new("read-as-table", Argument, "451", "bad argument \"reject\"", Recipient + "check_sender_access, reject"),
        new("read-as-seconds", Argument, "451", "sleep must be followed by number", Recipient + "sleep, reject"),
        new(
            "moved",
            Argument,
            "451",
            "unknown smtpd restriction: \"zen.example.net\"",
            Recipient + "reject_rhsbl_client,reject_unauth_destination zen.example.net"
        ),
        new("no-domain", Argument, "250", "requires domain name argument", Recipient + "reject_rhsbl_client"),
        new("no-table", Argument, "451", "check_helo_access: bad argument", Recipient + "check_helo_access"),
        new("no-server", Argument, "451", "must be followed by transport:server", Recipient + "check_policy_service"),
        // As [PolicyServer] and WarnIfReject are written.
        new(
            "server-options",
            "",
            "450 4.7.1",
            "Recipient address rejected: try later",
            Recipient
                + "check_policy_service { unix:private/missing, { default_action = 450 4.7.1 try later }, timeout=1s, try_limit=1 }"
        ),
        new(
            "warned-with-comma",
            "",
            "250",
            "reject_warning",
            Recipient + "warn_if_reject, check_sender_access static:REJECT"
        ),
        new("letter", Argument, "451", "sleep must be followed by number", Recipient + "sleep 1s"),
        new("not-a-domain", Argument, "250", "", Recipient + "reject_rhsbl_sender " + Table),
        new(
            "takes-none",
            Argument,
            "451",
            "unknown smtpd restriction: \"10.0.0.0/8\"",
            Recipient + "permit_mynetworks 10.0.0.0/8"
        ),
        new(
            "takes-one",
            Argument,
            "451",
            "unknown smtpd restriction: \"b.example\"",
            Recipient + "reject_rhsbl_client a.example, b.example"
        ),
    ];

    [Fact]
    public async Task Smtpd_answers_at_each_word_as_the_rules_say()
    {
        string masterCf = string.Concat(Cases.Select(c => c.Entry)) + MasterCf.Plumbing;
        Instance server = InstanceReader.Read("live", Release.Target, MainCf, masterCf).Instance;
        ILookup<string, string> found = Rulebook
            .Analyze(server)
            .Where(f => f.Rule.Id is Unknown or Argument)
            .SelectMany(f => f.Services.Select(s => (Service: s, f.Rule.Id)))
            .ToLookup(f => f.Service, f => f.Id);
        await using LivePostfix postfix = await LivePostfix.StartAsync(
            MainCf,
            masterCf,
            new LivePostfixOptions { Tables = new Dictionary<string, string> { ["clients"] = "192.0.2.1 OK\n" } }
        );

        var differences = new List<string>();
        foreach (RestrictionCase c in Cases)
        {
            string rules = string.Join(" ", found[c.Name + "/inet"]);
            if (rules != c.Rule)
            {
                differences.Add($"{c.Name}: found '{rules}'");
            }

            string answer = await AnswerAsync(postfix.Port(c.Name), c.IsRelayed, c.NeedsData);
            if (!answer.StartsWith(c.Answer, StringComparison.Ordinal))
            {
                differences.Add($"{c.Name}: {answer}");
            }

            await postfix.WaitForLogAsync(c.Log);
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    [Theory]
    [InlineData("need service transport:endpoint", "check_policy_service, reject_unauth_destination")]
    [InlineData("need service transport:endpoint", "check_policy_service private/policy")]
    [InlineData("need service transport:endpoint", "check_policy_service { private/policy, timeout=5s }")]
    [InlineData("invalid transport name: INET", "check_policy_service INET:127.0.0.1:10023")]
    [InlineData("timeout: bad time value or unit: bogus", "check_policy_service { inet:127.0.0.1:9, timeout=bogus }")]
    [InlineData("unknown option: \"nosuch = 1\"", "permit, check_policy_service { inet:127.0.0.1:9, nosuch=1 }")]
    [InlineData(
        "bad string length 0 < 1: policy_context",
        "check_policy_service { inet:127.0.0.1:9, policy_context= }"
    )]
    [InlineData(
        "",
        "check_policy_service inet:127.0.0.1:10023, check_policy_service { unix:private/policy, timeout=5s }"
    )]
    public void Smtpd_stops_at_a_policy_server_that_it_cannot_call(string log, string list)
    {
        string[] settings = ["compatibility_level = 3.6", Recipient + list];
        Instance instance = InstanceReader
            .Read("live", Release.Target, string.Join("\n", settings), "smtp inet n - n - - smtpd\n")
            .Instance;
        Finding[] found = [.. Rulebook.Analyze(instance).Where(f => f.Rule.Id is Unknown or Argument)];
        string? fatal = ReaderStart.Refusal(new RealReader("smtpd"), settings);
        if (log.Length == 0)
        {
            Assert.Empty(found);
            Assert.Null(fatal);
        }
        else
        {
            Assert.Equal(Argument, Assert.Single(found).Rule.Id);
            Assert.Contains(log, fatal, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("connect_timeout: bad time value or unit: bogus", "connect_timeout=bogus")]
    [InlineData("unknown option: \"milter_protocol = 6\"", "milter_protocol=6")]
    [InlineData("missing '=' after attribute name", "default_action = accept")]
    [InlineData("", "{ default_action = accept }, connect_timeout=1s")]
    public void Cleanup_stops_at_an_option_of_a_milter_that_it_does_not_know(string log, string options)
    {
        string[] settings = ["compatibility_level = 3.6", $"non_smtpd_milters = {{ inet:127.0.0.1:9, {options} }}"];
        Instance instance = InstanceReader
            .Read("live", Release.Target, string.Join("\n", settings), "cleanup unix n - n - 0 cleanup\n")
            .Instance;
        string? fatal = ReaderStart.Refusal(new RealReader("cleanup"), settings);
        Assert.Equal(log.Length == 0 ? 0 : 1, Rulebook.Analyze(instance).Count(f => f.Rule.Id == "PFX4004"));
        if (log.Length == 0)
        {
            Assert.Null(fatal);
        }
        else
        {
            Assert.Contains(log, fatal, StringComparison.Ordinal);
        }
    }

    /// <summary>The last answer to a client that sends a message, as far as this server goes along.</summary>
    internal static async Task<string> AnswerAsync(int port, bool isRelayed, bool withData)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
        await using NetworkStream stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        string answer = await ReadAsync();
        string recipient = isRelayed ? "x@elsewhere.example" : "root@mail.example.test";
        string[] commands =
        [
            "EHLO client.example",
            "MAIL FROM:<sender@example.test>",
            $"RCPT TO:<{recipient}>",
            .. withData ? ["DATA"] : Array.Empty<string>(),
        ];
        foreach (string command in commands)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), limit.Token);
            answer = await ReadAsync();
        }

        return answer;

        async Task<string> ReadAsync()
        {
            string? line;
            do
            {
                line = await reader.ReadLineAsync(limit.Token);
            } while (line is { Length: > 3 } && line[3] == '-');
            return line ?? "closed";
        }
    }
}
