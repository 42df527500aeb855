using System.Net;
using System.Net.Sockets;
using System.Text;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Access;

/// <summary>Whether smtpd(8) takes two messages of a client that sends one is what PFX2009 says.</summary>
public sealed class SmugglingTests
{
    private const string MainCf = """
        compatibility_level = 3.6
        myhostname = mail.example.test
        mydestination = $myhostname
        mynetworks = 192.0.2.0/24
        smtpd_peername_lookup = no
        smtpd_tls_security_level = none
        """;

    private const string Pipelining = "smtpd_data_restrictions = reject_unauth_pipelining";
    private const string NoChunking = "smtpd_discard_ehlo_keywords = chunking, silent-discard";
    private const string No = "smtpd_forbid_bare_newline = no";

    private static readonly (string Name, string[] Settings)[] Cases =
    [
        ("default", []),
        ("no", ["smtpd_forbid_bare_newline = NO"]),
        ("yes", ["smtpd_forbid_bare_newline = yes"]),
        ("normalize", ["smtpd_forbid_bare_newline = Normalize"]),
        ("reject", ["smtpd_forbid_bare_newline = reject"]),
        ("list-alone", [No, Pipelining]),
        ("list", [No, Pipelining, NoChunking]),
        ("list-warns", [No, "smtpd_data_restrictions = warn_if_reject reject_unauth_pipelining", NoChunking]),
        ("list-late", [No, "smtpd_data_restrictions = permit, reject_unauth_pipelining", NoChunking]),
        ("parameter-alone", [No, "smtpd_forbid_unauth_pipelining = yes"]),
        ("parameter", [No, "smtpd_forbid_unauth_pipelining = yes", NoChunking]),
        ("chunking-alone", [No, "smtpd_forbid_unauth_pipelining = no", NoChunking]),
    ];

    [Fact]
    public async Task A_second_message_is_taken_where_the_rule_says_so()
    {
        string masterCf =
            string.Concat(
                Cases.Select(c =>
                    $"{c.Name} inet n - n - 1 smtpd {string.Concat(c.Settings.Select(s => $" -o {{ {s} }}"))}\n"
                )
            ) + MasterCf.Plumbing;
        Instance server = InstanceReader.Read("live", DebianRelease.Tested.Target, MainCf, masterCf).Instance;
        HashSet<string> found =
        [
            .. Rulebook.Analyze(server).Where(f => f.Rule.Id == "PFX2009").SelectMany(f => f.Services),
        ];
        await using LivePostfix postfix = await LivePostfix.StartAsync(MainCf, masterCf);

        var differences = new List<string>();
        foreach ((string name, _) in Cases)
        {
            bool isTaken = false;
            foreach (bool inChunks in new[] { false, true })
            {
                isTaken |= await SmugglesAsync(postfix.Port(name), inChunks);
            }

            if (isTaken != found.Contains(name + "/inet"))
            {
                differences.Add($"{name}: the second message is {(isTaken ? "taken" : "refused")}");
            }
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
        Assert.InRange(found.Count, 4, Cases.Length - 1);
    }

    /// <summary>Whether two messages are taken, as a server would send one that contains them.</summary>
    private static async Task<bool> SmugglesAsync(int port, bool inChunks)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
        await using NetworkStream stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await ReadAsync();
        foreach (
            string command in new[]
            {
                "EHLO client.example",
                "MAIL FROM:<sender@example.test>",
                "RCPT TO:<root@mail.example.test>",
                "DATA",
            }
        )
        {
            await SendAsync(command + "\r\n");
            await ReadAsync();
        }

        const string Second = "Subject: hidden\r\n\r\nA second one.\r\n";
        string sent = inChunks
            ? $"BDAT {Second.Length} LAST\r\n{Second}.\r\nQUIT\r\n"
            : $"DATA\r\n{Second}.\r\nQUIT\r\n";
        await SendAsync(
            "Subject: shown\r\n\r\nA first one.\n.\nMAIL FROM:<forged@example.test>\r\nRCPT TO:<root@mail.example.test>\r\n"
                + sent
        );
        client.Client.Shutdown(SocketShutdown.Send);
        string answers = await reader.ReadToEndAsync(limit.Token);
        return answers.Split("queued as").Length > 2;

        async Task SendAsync(string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text), limit.Token);

        async Task ReadAsync()
        {
            string? line;
            do
            {
                line = await reader.ReadLineAsync(limit.Token);
            } while (line is { Length: > 3 } && line[3] == '-');
        }
    }
}
