using System.Collections.Concurrent;
using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Access;

/// <summary>What becomes of a message: each kind of client sends to each kind of recipient, and the answers are those of the engine.</summary>
[Collection(RelayPostfix.Name)]
public sealed class DecisionTests(RelayPostfix host)
{
    private const string Sender = "sender@example.test";

    private static readonly RelayClient Stranger = new("a stranger", "203.0.113.7", "stranger.example", false);

    private static readonly RelayClient[] Clients =
    [
        Stranger,
        Stranger with
        {
            Name = "a stranger who logs in",
            LogsIn = true,
        },
        Stranger with
        {
            Name = "a stranger with a certificate",
            HasCertificate = true,
        },
        Stranger with
        {
            Name = "a stranger without HELO",
            Helo = "",
        },
        Stranger with
        {
            Name = "a stranger who logged in at the server in front",
            IsSaidToLogIn = true,
        },
        new("a stranger that DNS does not know", "198.51.100.9", "unknown", false) { Helo = "198.51.100.9" },
        new("a stranger by IPv6", "2001:db8:9::9", "six.example", false) { Helo = "[IPv6:2001:db8:9::9]" },
        new("a client in mynetworks", "192.0.2.7", "office.example", false) { Helo = "office" },
        new("a client in mynetworks by IPv6", "2001:db8::7", "office.example", false),
        new("the host itself", "127.0.0.1", "localhost", false),
    ];

    internal static readonly (string Sender, string Recipient)[] Messages =
    [
        (Sender, RelayServer.Remote),
        (Sender, RelayServer.Own),
        (Sender, "Root+extension@Mail.example.test"),
        (Sender, "nobody-here@mail.example.test"),
        (Sender, "known@alias.example"),
        (Sender, "nobody-here@alias.example"),
        (Sender, "known@box.example"),
        (Sender, "x@sub.relay.example"),
        ("", RelayServer.Own),
        ("boss+x@mail.example.test", RelayServer.Remote),
        ("unqualified@here", "postmaster@mail.example.test"),
    ];

    /// <summary>Who may relay by these is seen in each run, in <see cref="RelayTests"/>.</summary>
    [Fact]
    [Trait("Time", "long")]
    public Task The_engine_decides_as_the_server_does_where_lists_permit() =>
        // Which recipients there are is asked of the other servers.
        CompareAsync(RelayServer.Cases, host.Postfix, [.. Messages.Where((_, i) => i % 2 == 0)]);

    [Fact]
    public Task The_engine_decides_as_the_server_does_where_lists_reject() =>
        CompareAsync([.. RelayServer.Selective.Where((_, i) => i % 2 == 0)]);

    [Fact]
    [Trait("Time", "long")]
    public Task The_engine_decides_as_the_other_servers_do_where_lists_reject() =>
        CompareAsync([.. RelayServer.Selective.Where((_, i) => i % 2 != 0)]);

    private static async Task CompareAsync(RelayCase[] cases)
    {
        await using LivePostfix postfix = await RelayServer.StartAsync(cases);
        await CompareAsync(cases, postfix, Messages);
    }

    internal static async Task CompareAsync(
        RelayCase[] cases,
        LivePostfix postfix,
        (string Sender, string Recipient)[] messages
    )
    {
        Instance instance = RelayServer.InstanceOf(cases);
        var server = new InstanceOnTarget(instance, DebianRelease.Tested.Target);

        var seen = new ConcurrentDictionary<(RelayCase Case, RelayClient Client), AccessVerdict[]>();
        await Parallel.ForEachAsync(
            // What DNS or a policy server decides, nobody knows before.
            cases.Where(c => !c.AsksOthers),
            RelayServer.InEights,
            async (c, _) =>
            {
                // One after the other, so that one process serves them.
                foreach (RelayClient client in Clients.Where(client => client.IsOnHost || !c.IsForHost))
                {
                    seen[(c, client)] = await client.SendAsync(postfix.Port(c.Name), c.NeedsData, messages);
                }
            }
        );

        var differences = new List<string>();
        foreach (((RelayCase c, RelayClient client), AccessVerdict[] verdicts) in seen)
        {
            ServiceAccess access = server.AccessThrough(instance.Services.Single(s => s.Name == c.Server));
            foreach (((string Sender, string Recipient) message, AccessVerdict verdict) in messages.Zip(verdicts))
            {
                var answer = access.Answer(
                    new AccessRequest
                    {
                        Client = client.ToAccessClient(c.TrustsCertificate),
                        Helo = client.Helo.Length > 0 ? client.Helo : null,
                        Sender = message.Sender,
                        Recipient = message.Recipient,
                    }
                );
                bool isWrong = !answer.Endings.Any(e => IsSeenAs(e.Verdict, verdict));
                if (isWrong || answer.Verdict is null)
                {
                    differences.Add($"{c.Name}: {client}, {message}: seen {verdict}, the engine says {Words(answer)}");
                }
            }
        }

        Assert.True(
            differences.Count == 0,
            $"{differences.Count}\n" + string.Join("\n", differences.Order(StringComparer.Ordinal))
        );
    }

    private static bool IsSeenAs(AccessVerdict said, AccessVerdict seen) =>
        said == seen || (said == AccessVerdict.Discarded && seen == AccessVerdict.Accepted);

    private static string Words(AccessAnswer answer) =>
        string.Join(
            " or ",
            answer.Endings.Select(ending => $"{ending.Verdict} by {(ending.Steps is [.., { } last] ? last : null)}")
        ) + (answer.DecidedBy.Count > 0 ? $" ({string.Join(", ", answer.DecidedBy)} decides)" : "");
}
