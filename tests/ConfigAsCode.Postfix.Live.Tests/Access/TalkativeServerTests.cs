using System.Net;
using System.Net.Sockets;
using System.Text;
using ConfigAsCode.Postfix.Live.Tests.Readers;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Access;

/// <summary>What smtpd(8) reveals by default, and with the fixes of PFX2011; and how postscreen(8) meets a site without a domain (PFX2012).</summary>
public sealed class TalkativeServerTests
{
    private const string MainCf = """
        compatibility_level = 3.6
        myhostname = mail.example.test
        mydestination = $myhostname
        mynetworks = 192.0.2.0/24
        smtpd_peername_lookup = no
        smtpd_tls_security_level = none
        local_recipient_maps = inline:{root=x}
        """;

    private const string Services = """
        default inet n - n - - smtpd
        version inet n - n - - smtpd -o { smtpd_banner = $myhostname ESMTP $mail_name ($mail_version) }
        quiet inet n - n - - smtpd -o { disable_vrfy_command = yes }
        limited inet n - n - - smtpd -o { smtpd_client_connection_rate_limit = 2 }

        """;

    [Fact]
    public async Task A_server_answers_VRFY_and_counts_connections_as_it_is_set()
    {
        await using LivePostfix postfix = await LivePostfix.StartAsync(MainCf, Services + MasterCf.Plumbing);
        Assert.Equal(
            ["220 mail.example.test ESMTP Postfix", "252 2.0.0 root", "550 5.1.1 <nobody-here>"],
            Cut(await AnswersAsync("default", "VRFY root", "VRFY nobody-here"))
        );
        Assert.Equal(
            $"220 mail.example.test ESMTP Postfix ({DebianRelease.Tested.Target.Postfix})",
            (await AnswersAsync("version"))[0]
        );
        Assert.Equal("502 5.5.1 VRFY command is disabled", (await AnswersAsync("quiet", "VRFY root"))[1]);
        // The first connection was that of the start.
        Assert.StartsWith("220", (await AnswersAsync("limited"))[0], StringComparison.Ordinal);
        Assert.StartsWith("421 4.7.0", (await AnswersAsync("limited"))[0], StringComparison.Ordinal);

        async Task<string[]> AnswersAsync(string service, params string[] commands)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, postfix.Port(service), limit.Token);
            await using NetworkStream stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            var answers = new List<string> { await reader.ReadLineAsync(limit.Token) ?? "closed" };
            foreach (string command in commands)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), limit.Token);
                answers.Add(await reader.ReadLineAsync(limit.Token) ?? "closed");
            }

            return [.. answers];
        }
    }

    [Fact]
    public void Postscreen_stops_at_a_site_without_a_domain() =>
        Assert.Contains(
            "bad DNSBL domain name \"\" in \"*2\"",
            ReaderStart.LastWord(new RealReader("postscreen"), ["postscreen_dnsbl_sites = list.example.test *2"]),
            StringComparison.Ordinal
        );

    /// <summary>An answer without the reason that follows an address.</summary>
    private static IEnumerable<string> Cut(string[] answers) =>
        answers.Select(answer => answer.Split(": ")[0].Split(" (")[0]);
}
