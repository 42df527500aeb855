using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Live.Tests.Readers;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Posture;

/// <summary>
/// Who may relay: each case is a service of one Postfix, and each kind of client asks it. What the page says in words is
/// read as a reader does.
/// </summary>
public sealed class RelayTests
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
        new("another in mynetworks", "192.0.2.200", "desk.office.example", false),
        new("the host itself", "127.0.0.1", "localhost", false),
        new("another loopback address", "127.0.0.9", "unknown", false),
    ];

    private const string MainCf = """
        compatibility_level = 3.6
        myhostname = mail.example.test
        mydestination = $myhostname
        smtpd_authorized_xclient_hosts = 127.0.0.1
        smtpd_peername_lookup = no
        smtpd_tls_security_level = may
        smtpd_tls_cert_file = /etc/postfix/cert.pem
        smtpd_tls_key_file = /etc/postfix/key.pem
        smtpd_tls_fingerprint_digest = sha256
        smtpd_policy_service_try_limit = 1
        smtpd_policy_service_retry_delay = 1s
        smtpd_restriction_classes = lax, office, closed, open, ended, nested, stop_then_permit, login_only, misspelt
        lax = reject_non_fqdn_recipient
        office = permit_mynetworks
        closed = permit_mynetworks, reject
        open = permit
        ended = permit_mynetworks, reject_unauth_destination
        nested = office, closed
        stop_then_permit = reject, permit
        misspelt = permit_mynetwrks
        login_only = permit_sasl_authenticated, reject
        """;

    private const string Remote = "x@elsewhere.example";
    private const string Own = "root@mail.example.test";

    private const string Relay = "smtpd_relay_restrictions = ";
    private const string Recipient = "smtpd_recipient_restrictions = ";
    private const string Client = "smtpd_client_restrictions = ";
    private const string Helo = "smtpd_helo_restrictions = ";
    private const string Sender = "smtpd_sender_restrictions = ";
    private const string Data = "smtpd_data_restrictions = ";
    private const string EndOfData = "smtpd_end_of_data_restrictions = ";
    private const string Login = "smtpd_sasl_auth_enable = yes";
    private const string NoTls = "smtpd_tls_security_level = none";
    private const string Asks = "smtpd_tls_ask_ccert = yes";
    private const string Requires = "smtpd_tls_req_ccert = yes";
    private const string Fingerprints = "relay_clientcerts = texthash:$config_directory/certificates";
    private const string Trusted = "smtpd_tls_CAfile = $config_directory/Rsa.cert.pem";
    private const string Folder = "texthash:$config_directory/";
    private const string ThenNobody = ", reject_unauth_destination";

    // What a row says to all strangers, or to all mail of the sender and to the recipient of these tests.
    private static readonly (string Table, string Result)[] Results =
    [
        ("ok", "OK"),
        ("ok-in-words", "ok as it pays"),
        ("relay", "RELAY"),
        ("number", "1234"),
        ("reply-number", "554"),
        ("reply", "554 no permit"),
        ("temporary", "450 4.7.1 permit later"),
        ("success", "250 fine"),
        ("dunno", "DUNNO permit"),
        ("refusal", "REJECT permit"),
        ("deferral", "DEFER_IF_PERMIT"),
        ("header", "PREPEND X-Permit: permit"),
        ("permit", "permit"),
        ("networks", "permit_mynetworks"),
        ("networks-or-not", "permit_mynetworks, reject"),
        ("named-client", "reject_unknown_client_hostname, permit"),
        ("class", "open"),
        ("closed-class", "closed"),
        ("lax-class", "lax"),
        ("login", "permit_sasl_authenticated"),
        ("stopped", "reject, permit"),
    ];

    // Rows without a result: the first two give an empty one, the others are skipped.
    private static readonly (string Type, string Text)[] Empty =
    [
        ("regexp", "/^203\\.0\\.113\\.7$/\n"),
        ("pcre", "/^203\\.0\\.113\\.7$/\n"),
        ("cidr", "203.0.113.7\n"),
        ("texthash", "203.0.113.7\n"),
    ];

    private static readonly string[] Keys =
    [
        "203.0.113.7",
        "sender@example.test",
        "elsewhere.example",
        "stranger.example",
    ];

    private static readonly RelayCase[] Cases =
    [
        new("default"),
        new("default-login", Login),
        new("recipient-only", Relay, Recipient + "permit_mynetworks" + ThenNobody),
        new("relay-only", Relay + "permit_mynetworks, defer_unauth_destination", Recipient),
        new("both", Login, Relay + "permit_mynetworks" + ThenNobody, Recipient + "permit_sasl_authenticated, reject"),
        new(
            "both-the-other-way",
            Login,
            "smtpd_relay_before_recipient_restrictions = no",
            Relay + "permit_mynetworks" + ThenNobody,
            Recipient + "permit_sasl_authenticated, reject"
        ),
        new("permit-first", Relay + "permit, reject", Recipient + "permit_mynetworks" + ThenNobody),
        new("open", Relay + "open, reject"),
        new("open-with-data", Relay + "open, reject", EndOfData + "permit_mynetworks, reject"),
        new("warn-permit", Relay + "warn_if_reject permit_mynetworks, reject"),
        new("warn-reject", Relay + "warn_if_reject reject, permit_mynetworks, reject"),
        new("warn-destination", Relay + "warn_if_reject reject_unauth_destination, open, reject"),
        new("warn-defer-if-permit", Relay + "warn_if_reject defer_if_permit, open, reject"),
        new("warn-class", Relay + "warn_if_reject closed, open, reject"),
        new("warn-class-that-stops", Relay + "warn_if_reject stop_then_permit, reject"),
        new("warn-table", Relay + $"warn_if_reject check_client_access {Folder}stopped" + ThenNobody),
        new("class-office", Relay + "office" + ThenNobody),
        new("class-closed", Relay + "closed, open"),
        new("class-ended", Relay + "ended, open"),
        new("class-nested", Relay + "nested, open"),
        new("class-lax", Relay + "lax, permit_mynetworks" + ThenNobody),
        new("class-login", Login, Relay + "open, reject", Sender + "login_only"),
        new("client-narrows", Login, Client + "permit_mynetworks, reject"),
        new("client-login", Login, Client + "permit_sasl_authenticated, reject"),
        new("client-login-impossible", Client + "permit_sasl_authenticated, reject"),
        new("helo-narrows", Login, Helo + "permit_mynetworks, reject"),
        new("sender-narrows", Login, Sender + "permit_sasl_authenticated, reject"),
        new("data-narrows", Login, Data + "permit_sasl_authenticated, reject"),
        new("end-of-data-narrows", Login, EndOfData + "permit_mynetworks, reject"),
        new("client-destination", Relay + "open, reject", Client + "permit_mynetworks" + ThenNobody),
        new("at-once", "smtpd_delay_reject = no", Relay + "open, reject", Client + "permit_mynetworks" + ThenNobody),
        new(
            "at-once-no-login",
            Login,
            "smtpd_delay_reject = no",
            "mynetworks = 127.0.0.0/8, 192.0.2.0/24",
            Client + "permit_mynetworks, permit_sasl_authenticated, reject"
        ),
        new("at-once-login", Login, "smtpd_delay_reject = no", Sender + "permit_sasl_authenticated, reject"),
        new("networks", "mynetworks = 203.0.113.0/24"),
        new("networks-without-one", "mynetworks = 192.0.2.0/25"),
        new("no-networks", "mynetworks = "),
        new("networks-of-the-host", "mynetworks_style = host"),
        new("networks-of-its-subnets", "mynetworks_style = subnet"),
        new("this-host", Relay + "permit_inet_interfaces, reject"),
        new("login-only-in-TLS", Login, "smtpd_tls_auth_only = yes"),
        new("login-only-in-no-TLS", Login, "smtpd_tls_auth_only = yes", NoTls),
        new("login-off", "smtpd_sasl_auth_enable = no", Relay + "permit_sasl_authenticated, reject"),
        new("defer-in-the-middle", Relay + "permit_mynetworks, defer, permit"),
        new("defer-if-permit", Relay + "permit_mynetworks, defer_if_permit, open"),
        new("reject-in-the-middle", Login, Relay + "permit_mynetworks, reject, permit_sasl_authenticated"),
        new("own-destinations", Relay + "permit_auth_destination, reject"),
        new("MX", Relay + "permit_mx_backup, reject"),
        new("upper-case", Relay + "PERMIT_MYNETWORKS, Reject_Unauth_Destination"),
        new("unknown-word", Relay + "permit_mynetworks, permit_mynetwrks, open, reject"),
        new("unknown-word-warns", Relay + "permit_mynetworks, warn_if_reject permit_mynetwrks, open, reject"),
        new("unknown-word-of-class", Relay + "misspelt, open, reject"),
        new("unknown-word-of-client", Client + "permit_mynetwrks", Relay + "open, reject"),
        new("swallowed-guard", Relay, Recipient + "permit_mynetworks, reject_rbl_client, reject_unauth_destination"),
        new("any-sender", Relay + "check_sender_access static:OK" + ThenNobody),
        new(
            "any-sender-at-once",
            "smtpd_delay_reject = no",
            Client + "check_sender_access static:OK" + ThenNobody,
            Relay + "open, reject"
        ),
        new("no-sender-permits", Relay + "check_sender_access inline:{nobody@example.test=DUNNO}" + ThenNobody),
        new("own-sender", Relay + "check_sender_access inline:{example.test=office}" + ThenNobody),
        new("only-an-address-as-name", Relay + "permit_naked_ip_address" + ThenNobody),
        new("naked-address", Relay + "permit_naked_ip_address, open, reject"),
        new(
            "relay-domains-of-client",
            "relay_domains = stranger.example",
            Client + "check_relay_domains",
            Relay + "open, reject"
        ),
        new("relay-domains", "relay_domains = stranger.example", Relay + "check_relay_domains"),
        new("certificate", Asks, Fingerprints, Relay + "permit_tls_clientcerts" + ThenNobody),
        new("certificate-not-asked-for", Fingerprints, Relay + "permit_tls_clientcerts" + ThenNobody),
        new("certificate-without-list", Asks, Relay + "permit_tls_clientcerts" + ThenNobody),
        new("certificate-without-TLS", Asks, Fingerprints, NoTls, Relay + "permit_tls_clientcerts" + ThenNobody),
        // What may be required only with TLS is not asked for without.
        new("certificate-required-at-may", Requires, Fingerprints, Relay + "permit_tls_clientcerts" + ThenNobody),
        new("any-certificate-required-at-may", Requires, Trusted, Relay + "permit_tls_all_clientcerts" + ThenNobody),
        new("any-certificate", Asks, Trusted, Relay + "permit_tls_all_clientcerts" + ThenNobody),
        new("any-certificate-not-asked-for", Trusted, Relay + "permit_tls_all_clientcerts" + ThenNobody),
        new("policy", Relay + "permit_mynetworks, check_policy_service inet:127.0.0.1:1" + ThenNobody),
        new("inline", Relay + "check_client_access inline:{203.0.113.7=OK}" + ThenNobody),
        new("bare-table", Recipient + $"{Folder}ok, reject", Relay + $"{Folder}ok" + ThenNobody),
        // A table stands for no restriction there: 451 to everybody.
        new("bare-data-table", Relay + "open, reject", Data + $"{Folder}ok"),
        new("bare-end-of-data-table", Relay + "open, reject", EndOfData + $"{Folder}ok"),
        new("warn-then-argument", Relay + $"warn_if_reject check_client_access {Folder}refusal, open, reject"),
        new("own-domains-only", Relay + "permit_auth_destination, permit_mx_backup, reject"),
        new("bare-client-table", Client + $"{Folder}ok, reject", Relay + "open, reject"),
        new("table-that-may-not", Relay + $"check_reverse_client_hostname_access {Folder}ok" + ThenNobody),
        new("sender-table", Relay + $"check_sender_access {Folder}ok" + ThenNobody),
        new("recipient-table", Relay + $"check_recipient_access {Folder}ok" + ThenNobody),
        new("helo-table", Relay + $"check_helo_access {Folder}ok" + ThenNobody),
        new("tables", Login, Relay + $"check_client_access {Folder}ok, permit_mynetworks" + ThenNobody),
        new("level-0", "compatibility_level = 0", Recipient + "permit_mynetworks" + ThenNobody),
        new("level-0-open", "compatibility_level = 0", Recipient + "open, reject"),
        new("level-1", "compatibility_level = 1", Recipient + "open, reject"),
        new("rejects-some", Relay + $"check_client_access {Folder}refusal, open, reject") { IsUpperBound = true },
        .. Empty.Select(e => new RelayCase(
            "empty-result-of-" + e.Type,
            Relay + $"check_client_access {e.Type}:$config_directory/empty-{e.Type}" + ThenNobody
        )),
        .. Results.Select(r => new RelayCase(
            "result-" + r.Table,
            Login,
            Relay + $"check_client_access {Folder}{r.Table}, permit_mynetworks" + ThenNobody
        )),
    ];

    [Fact]
    public async Task A_client_relays_where_the_page_says_that_it_may()
    {
        EquatableArray<Listener> listeners = PostureReport.Of([Server]).Instances[0].OnTargets[0].Listeners;
        await using LivePostfix postfix = await StartAsync();

        var differences = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            Cases,
            InFours,
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
        await using LivePostfix postfix = await StartAsync();

        var differences = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            // The rows are for the recipient of the other test.
            Cases.Where(c => !c.IsForHost && !c.IsUpperBound && !c.AsksForRecipient),
            InFours,
            async (c, _) =>
            {
                AccessDecision decision = decisions[c.Name];
                bool said =
                    decision.PermitsEverybody
                    || decision.Paths.Any(path => !path.IsOpenToAll && Means(ClientWords.Of(path), Stranger));
                bool seen = await Stranger.SendsAsync(postfix.Port(c.Name), c.NeedsData, Own);
                // A table, or a policy server, may reject what the lists let through: "at most these".
                if (said != seen && !(said && c.AsksOthers))
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
            .. new[] { "unknown.example", "stranger.example", "198.51.100.9" }.Select(helo => new RelayClient(
                helo,
                "198.51.100.9",
                "unknown.example",
                false
            )
            {
                Helo = helo,
            }),
        ];
        await using LivePostfix postfix = await StartAsync();

        var differences = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            // A row for the recipient of these tests opens the relay to that domain alone.
            Cases.Where(c => !c.IsForHost && !c.AsksForRecipient),
            InFours,
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

    private static readonly ParallelOptions InFours = new() { MaxDegreeOfParallelism = 4 };

    private static string ServerMasterCf => string.Concat(Cases.Select(c => c.Entry)) + MasterCf.Plumbing;

    private static (string Name, string Type, string Text)[] Tables =>
        [
            .. Results.Select(r => (r.Table, "texthash", string.Concat(Keys.Select(key => $"{key} {r.Result}\n")))),
            .. Empty.Select(e => ("empty-" + e.Type, e.Type, e.Text)),
        ];

    private static Instance Server { get; } =
        InstanceReader
            .Read(
                "live",
                Release.Target,
                MainCf,
                ServerMasterCf,
                [.. Tables.Select(t => new TableFile(t.Name, t.Type, t.Text))]
            )
            .Instance;

    private static Task<LivePostfix> StartAsync() =>
        LivePostfix.StartAsync(
            MainCf,
            ServerMasterCf,
            new LivePostfixOptions
            {
                Tables = Tables
                    .Select(t => new KeyValuePair<string, string>(t.Name, t.Text))
                    .Append(Certificates)
                    .ToDictionary(),
            }
        );

    /// <summary>Which certificates may relay, by their fingerprint.</summary>
    private static KeyValuePair<string, string> Certificates
    {
        get
        {
            using X509Certificate2 certificate = TestCertificate.Of(KeyKind.Rsa).WithKey();
            byte[] hash = certificate.GetCertHash(HashAlgorithmName.SHA256);
            return new("certificates", BitConverter.ToString(hash).Replace('-', ':') + " office\n");
        }
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
            client.Address == Stranger.Address
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
