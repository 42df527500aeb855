using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Live.Tests.Smtp;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Policies;

/// <summary>
/// A TLS policy of which PFX7008 says that smtp(8) does not use it. Each demands verification, and the next hop has no TLS: mail is sent where the
/// policy is not used, and deferred where it is.
/// </summary>
public sealed class UnusedPolicyTests : IDisposable
{
    private const string Port = "PORT";
    private const string Sts = "STS";
    private const string Right = "-right";
    private const string Own = "texthash:$config_directory/";

    private static readonly string MainCf =
        HandWrittenFiles.HardenedMainCf
        + "\nsmtp_tls_security_level = may\nsmtp_host_lookup = native\nsmtp_dns_support_level = disabled\nlocal_recipient_maps =\n"
        + $"transport_maps = {Own}routes\n";

    // A client, the next hop as its route names it, the key of the row, and what is to be written where it is not found.
    private static readonly (string Client, string NextHop, string Key, string? Better)[] Rows =
    [
        ("bare", "[127.0.0.1]:PORT", "127.0.0.1", "[127.0.0.1]:PORT"),
        ("brackets", "[127.0.0.1]:PORT", "[127.0.0.1]", "[127.0.0.1]:PORT"),
        ("named", "[localhost]:PORT", "localhost", "[localhost]:PORT"),
        ("unbracketed", "localhost:PORT", "[localhost]:PORT", "localhost:PORT"),
        ("letters", "[LocalHost]:PORT", "[LOCALHOST]:PORT", null),
        ("name", "localhost", "LocalHost", null),
        ("name-in-brackets", "localhost", "[localhost]", "localhost"),
        // To the domain of the recipient, here localhost.
        ("by-mx", "", "localhost", null),
        ("by-mx-in-brackets", "", "[localhost]", "localhost"),
    ];

    // A client, and its tables: "own" has the row of the next hop.
    private static readonly (string Client, string Tables, string? Better)[] Orders =
    [
        ("socketmap", $"socketmap:{Sts}, {Own}own", $"{Own}own, socketmap:{Sts}"),
        ("static", $"static:none, {Own}own", $"{Own}own, static:none"),
        ("choice", $"randmap:{{none,may}}, {Own}own", $"{Own}own, randmap:{{none,may}}"),
        ("inline", $"inline:{{other.example=none}}, {Own}own", null),
    ];

    private readonly int port = FreePorts.Next();
    private readonly TableServer sts = new("OK none");
    private readonly List<Client> clients = [];
    private readonly Dictionary<string, string> tables = [];

    public void Dispose() => sts.Dispose();

    [Fact]
    [Trait("Time", "long")]
    public async Task A_policy_that_is_not_used_does_not_hold_mail_back()
    {
        tables.Add("own", $"[127.0.0.1]:{port} secure\n");
        foreach ((string name, string nextHop, string key, string? better) in Rows)
        {
            AddRow(name, nextHop, key);
            if (better is not null)
            {
                AddRow(name + Right, nextHop, better);
            }
        }

        foreach ((string name, string list, string? better) in Orders)
        {
            clients.Add(new Client(name, $"[127.0.0.1]:{port}", Expanded(list)));
            if (better is not null)
            {
                clients.Add(new Client(name + Right, $"[127.0.0.1]:{port}", Expanded(better)));
            }
        }

        tables.Add("routes", string.Concat(clients.Select(c => c.Route)));
        string masterCf = HandWrittenFiles.MasterCf + string.Concat(clients.Select(c => c.Entry(port)));
        HashSet<string> unused = Found(masterCf);

        using Process sink = DebianRelease.Tested.Start(
            "smtp-sink",
            ["-u", "postfix", FormattableString.Invariant($"127.0.0.1:{port}"), "100"]
        );
        try
        {
            await using LivePostfix postfix = await LivePostfix.StartAsync(
                MainCf,
                masterCf,
                new LivePostfixOptions
                {
                    Tables = HandWrittenFiles.Tables.Concat(tables).ToDictionary(t => t.Key, t => t.Value),
                }
            );
            foreach (Client client in clients)
            {
                await SubmissionClient.SendAsync(postfix.Port("submission"), client.Recipient);
            }

            var differences = new List<string>();
            foreach (Client client in clients)
            {
                string delivery = await postfix.WaitForLogAsync($"to=<{client.Recipient}>");
                string expected = unused.Contains(client.Name)
                    ? "status=sent"
                    : "status=deferred (TLS is required, but was not offered by host";
                if (!delivery.Contains(expected, StringComparison.Ordinal))
                {
                    differences.Add(delivery);
                }
            }

            Assert.True(differences.Count == 0, string.Join("\n", differences));
        }
        finally
        {
            sink.Kill();
        }
    }

    /// <summary>The clients whose policies the rule reports, after a look at what it says of them.</summary>
    private HashSet<string> Found(string masterCf)
    {
        Finding[] found =
        [
            .. Rulebook
                .Analyze(
                    InstanceReader
                        .Read(
                            "live",
                            DebianRelease.Tested.Target,
                            MainCf,
                            masterCf,
                            [.. tables.Select(t => new TableFile(t.Key, "texthash", t.Value))]
                        )
                        .Instance
                )
                .Where(f => f.Rule.Id == "PFX7008"),
        ];
        Assert.Equal(
            Rows.Where(r => r.Better is not null)
                .Select(r => r.Client)
                .Concat(Orders.Where(o => o.Better is not null).Select(o => o.Client))
                .Order(StringComparer.Ordinal),
            found.SelectMany(f => f.Services).Select(NameOf).Order(StringComparer.Ordinal)
        );
        foreach (Finding finding in found)
        {
            string client = NameOf(finding.Services.Single());
            if (Array.Find(Orders, o => o.Client == client).Better is { } order)
            {
                Assert.Equal(
                    new Edit(EditKind.Set, "smtp_tls_policy_maps", Expanded(order)),
                    Assert.Single(Assert.Single(finding.Fixes).Edits)
                );
                continue;
            }

            (_, string nextHop, _, string? better) = Array.Find(Rows, r => r.Client == client);
            Assert.Equal(nextHop.Length == 0 ? RuleSeverity.Warning : RuleSeverity.Error, finding.Severity);
            Assert.EndsWith(
                nextHop.Length == 0 ? ". Write the domain, or remove the row" : $". Write {Expanded(better!)}",
                finding.Message,
                StringComparison.Ordinal
            );
        }

        return [.. found.SelectMany(f => f.Services).Select(NameOf)];

        static string NameOf(string service) => service.Split('/')[0];
    }

    private void AddRow(string name, string nextHop, string key)
    {
        clients.Add(new Client(name, Expanded(nextHop), Own + name));
        tables.Add(name, Expanded(key) + " secure\n");
    }

    private string Expanded(string text) =>
        text.Replace(Port, port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace(Sts, $"inet:127.0.0.1:{sts.Port}:postfix", StringComparison.Ordinal);

    /// <summary>A client with tables of its own.</summary>
    /// <param name="Name">Its name in master.cf.</param>
    /// <param name="NextHop">Where it delivers; empty where it goes by the domain of the recipient.</param>
    /// <param name="Tables">Its policies.</param>
    private sealed record Client(string Name, string NextHop, string Tables)
    {
        public string Recipient => NextHop.Length == 0 ? Name + "@localhost" : $"somebody@{Name}.example";

        public string Route => $"{Recipient} {Name}:{NextHop}\n";

        public string Entry(int port) =>
            $"\n{Name} unix - - n - - smtp -o smtp_tcp_port={port} -o {{ smtp_tls_policy_maps = {Tables} }}";
    }

    /// <summary>A server of socketmap_table(5) with one answer to every key.</summary>
    private sealed class TableServer : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly byte[] answer;

        public TableServer(string answer)
        {
            this.answer = Encoding.ASCII.GetBytes(FormattableString.Invariant($"{answer.Length}:{answer},"));
            listener.Start();
            _ = ServeAsync();
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public void Dispose() => listener.Dispose();

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    TcpClient client = await listener.AcceptTcpClientAsync();
                    _ = AnswerAsync(client);
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task AnswerAsync(TcpClient client)
        {
            using TcpClient closed = client;
            byte[] request = new byte[1024];
            // A request is a short netstring, and smtp(8) waits for its answer before the next one.
            while (await client.GetStream().ReadAsync(request) > 0)
            {
                await client.GetStream().WriteAsync(answer);
            }
        }
    }
}
