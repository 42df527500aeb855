using System.Collections.Concurrent;
using System.Net;
using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Live.Tests.Readers;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;
using static ConfigAsCode.Postfix.Live.Tests.Access.RelayServer;

namespace ConfigAsCode.Postfix.Live.Tests.Access;

/// <summary>
/// Who may relay: each case is a service of one Postfix, and each kind of client asks it. What the page says in words is
/// read as a reader does.
/// </summary>
[Collection(RelayPostfix.Name)]
public sealed class RelayTests(RelayPostfix host)
{
    private static readonly DebianRelease Release = DebianRelease.Tested;

    private static readonly RelayClient Stranger = new("a stranger", "203.0.113.7", "stranger.example", false);

    private static readonly RelayClient[] Clients =
    [
        Stranger,
        new("a stranger who logs in", "203.0.113.7", "stranger.example", true),
        new("a client in mynetworks", "192.0.2.7", "office.example", false),
        new("a client in mynetworks that logs in", "192.0.2.7", "office.example", true),
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
        new("another in mynetworks", "192.0.2.200", "desk.office.example", false),
        new("the host itself", "127.0.0.1", "localhost", false),
        new("another loopback address", "127.0.0.9", "unknown", false),
    ];

    private static readonly Instance Server = InstanceOf(Cases);

    [Fact]
    public async Task A_client_relays_where_the_page_says_that_it_may()
    {
        EquatableArray<Listener> listeners = PostureReport.Of([Server]).Instances[0].OnTargets[0].Listeners;
        LivePostfix postfix = host.Postfix;

        var differences = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            Cases,
            InEights,
            async (c, _) =>
            {
                RelayAccess use = listeners.Single(l => l.Service == c.Name + "/inet").Relay!;
                foreach (RelayClient client in Clients.Where(client => client.IsOnHost || !c.IsForHost))
                {
                    bool said = use.IsOpen || use.Clients.Any(words => Means(words, client));
                    bool seen = await client.SendsAsync(postfix.Port(c.Name), c.NeedsData, Remote);
                    if (said != seen && !(c.IsUpperBound && said))
                    {
                        differences.Add(
                            $"{c.Name}: {client} {(seen ? "relays" : "is refused")}; the page says: {Words(use)}"
                        );
                    }
                }
            }
        );
        Assert.True(differences.IsEmpty, string.Join("\n", differences.Order(StringComparer.Ordinal)));
    }

    /// <summary>What PFX1016 asks: whether the server takes mail for its own domains from anybody.</summary>
    [Fact]
    public async Task A_stranger_sends_mail_to_the_domains_of_the_server_where_the_lists_let_it_through()
    {
        var server = new InstanceOnTarget(Server, Release.Target);
        Dictionary<string, AccessDecision> decisions = Cases.ToDictionary(
            c => c.Name,
            c => server.AccessThrough(Server.Services.Single(s => s.Name == c.Name)).To(RecipientKind.Own)
        );
        LivePostfix postfix = host.Postfix;

        var differences = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            // The rows are for the recipient of the other test.
            Cases.Where(c => !c.IsForHost && !c.IsUpperBound && !c.AsksForRecipient),
            InEights,
            async (c, _) =>
            {
                AccessDecision decision = decisions[c.Name];
                bool said =
                    decision.PermitsEverybody
                    || decision.Paths.Any(path => !path.IsOpenToAll && Means(ClientWords.Of(path), Stranger));
                bool seen = await Stranger.SendsAsync(postfix.Port(c.Name), c.NeedsData, Own);
                // A table, or a policy server, may reject what the lists let through: "at most these".
                if (said != seen && !(said && c.AsksTables))
                {
                    differences.Add($"{c.Name}: a stranger {(seen ? "passes" : "is refused")}");
                }
            }
        );
        Assert.True(differences.IsEmpty, string.Join("\n", differences.Order(StringComparer.Ordinal)));
    }

    /// <summary>PFX2001: whether a client without an address, a login or a certificate of its own relays, whatever it says.</summary>
    [Fact]
    public async Task A_server_is_an_open_relay_where_PFX2001_says_so()
    {
        HashSet<string> found =
        [
            .. Rulebook.Analyze(Server).Where(f => f.Rule.Id == "PFX2001").SelectMany(f => f.Services),
        ];
        RelayClient[] strangers =
        [
            .. new[] { "unknown.example", "stranger.example", "198.51.100.9", "" }.Select(helo => new RelayClient(
                helo,
                "198.51.100.9",
                "unknown.example",
                false
            )
            {
                Helo = helo,
            }),
        ];
        LivePostfix postfix = host.Postfix;

        var differences = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            // A row for the recipient of these tests opens the relay to that domain alone.
            Cases.Where(c => !c.IsForHost && !c.AsksForRecipient),
            InEights,
            async (c, _) =>
            {
                bool seen = false;
                foreach (RelayClient stranger in strangers)
                {
                    seen |= await stranger.SendsAsync(postfix.Port(c.Name), c.NeedsData, Remote);
                }

                if (seen != found.Contains(c.Name + "/inet"))
                {
                    differences.Add($"{c.Name}: a stranger {(seen ? "relays" : "is refused")}");
                }
            }
        );
        Assert.True(differences.IsEmpty, string.Join("\n", differences.Order(StringComparer.Ordinal)));
        Assert.InRange(found.Count, 10, Cases.Length);
    }

    [Theory]
    [InlineData(true, Relay, Recipient)]
    [InlineData(true, Relay + "permit_mynetworks, permit, reject", Recipient + "permit_mynetworks")]
    [InlineData(true, Relay + "warn_if_reject reject", Recipient)]
    [InlineData(true, Relay, "compatibility_level = 0")]
    [InlineData(false, Relay, Recipient + "defer_if_permit")]
    [InlineData(false, Relay + "open, reject", "smtpd_restriction_classes = open", "open = permit")]
    [InlineData(false, Relay + "shut", "smtpd_restriction_classes = shut", "shut = reject")]
    [InlineData(true, Relay + "warn_if_reject shut", "smtpd_restriction_classes = shut", "shut = reject")]
    // smtpd(8) looks at each word, also at an argument.
    [InlineData(false, Relay + "reject_rbl_client reject_unauth_destination")]
    [InlineData(false, Relay + "warn_if_reject reject_rbl_client, reject")]
    [InlineData(true, Relay + "reject_rbl_client permit, reject")]
    [InlineData(false, Relay + "PERMIT_MYNETWORKS\tDefer")]
    public void A_server_stops_where_the_page_and_PFX2006_say_that_it_does(bool stops, params string[] settings)
    {
        Instance instance = InstanceReader
            .Read(
                "live",
                Release.Target,
                "compatibility_level = 3.6\n" + string.Join("\n", settings),
                "smtp inet n - n - - smtpd\n"
            )
            .Instance;
        Assert.Equal(!stops, PostureReport.Of([instance]).Instances[0].OnTargets[0].Listeners[0].Relay!.Starts);
        Assert.Equal(stops, Rulebook.Analyze(instance).Any(f => f.Rule.Id == "PFX2006"));
        string? said = ReaderStart.LastWord(new RealReader("smtpd"), settings);
        Assert.Equal(
            stops,
            said?.Contains("specify at least one working instance of", StringComparison.Ordinal) == true
        );
    }

    private static string Words(RelayAccess use) =>
        use.IsOpen ? "everybody"
        : use.Paths.Count == 0 ? "nobody"
        : string.Join("; ", use.Clients);

    /// <summary>Whether words of the page mean a client.</summary>
    private static bool Means(string words, RelayClient client) =>
        words.Split(", which also are ").All(w => MeansOne(w, client));

    private static bool MeansOne(string words, RelayClient client)
    {
        if (words.StartsWith("what the table ", StringComparison.Ordinal))
        {
            string table = words.Split(' ')[3];
            return Permits(Results.Single(r => r.Table == table).Result, words, client);
        }

        const string Networks = "clients in ";
        return words switch
        {
            "clients that log in" => client.LogsIn,
            "clients with a certificate in texthash:/etc/postfix/certificates"
            or "clients with any trusted certificate" => client.HasCertificate,
            "clients in the subnets of this host" => client.IsOnHost,
            "this host itself" => client.Address == "127.0.0.1",
            "clients with a name in stranger.example" => client.HostName == "stranger.example",
            "what check_client_access inline:{203.0.113.7=OK} permits" => client.Address == Stranger.Address,
            "what check_sender_access inline:{example.test=office} permits" => true,
            "clients that give an address as their name" => IPAddress.TryParse(client.Helo, out _),
            // Nobody answers at its port, and no DNS names this host.
            "what the policy service inet:127.0.0.1:1 permits" or "mail to domains that name this host as MX" => false,
            _ when words.StartsWith(Networks, StringComparison.Ordinal) => words[Networks.Length..]
                .Split(", ")
                .Any(network => IPNetwork.Parse(network).Contains(IPAddress.Parse(client.Address))),
            _ => throw new ArgumentException(words),
        };
    }

    /// <summary>The rows are for the stranger, or for all, as every client has one sender and one recipient.</summary>
    private static bool Permits(string result, string words, RelayClient client)
    {
        bool isFound =
            (
                client.Address == Stranger.Address
                && (client.Helo.Length > 0 || !words.Contains("check_helo_access", StringComparison.Ordinal))
            )
            || words.Contains("check_sender_access", StringComparison.Ordinal)
            || words.Contains("check_recipient_access", StringComparison.Ordinal);
        return isFound
            && result switch
            {
                "permit_mynetworks" or "permit_mynetworks, reject" or "closed" => client.Address.StartsWith(
                    "192.0.2.",
                    StringComparison.Ordinal
                ),
                "permit_sasl_authenticated" => client.LogsIn,
                _ => true,
            };
    }
}
