using System.Text;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Tls;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Smtp;

/// <summary>
/// The TLS model against the real thing: each row is a service of one Postfix, predicted and then measured. To try
/// another configuration, add a row.
/// </summary>
public sealed class TlsModelTests
{
    private static readonly DebianRelease Release = DebianRelease.Tested;

    private static readonly TlsProtocol[] Protocols =
    [
        TlsProtocol.Tls1_0,
        TlsProtocol.Tls1_1,
        TlsProtocol.Tls1_2,
        TlsProtocol.Tls1_3,
    ];

    // Each asks for a kind of suite that some list has and some has not. TLS 1.2 suites, so TLS 1.2 must be on.
    private static readonly string[] Suites =
    [
        .. Release.Target.OpenSsl < OpenSslSeries.V3_0 ? ["SEED-SHA"] : Array.Empty<string>(),
        "ECDHE-RSA-AES256-GCM-SHA384",
        "ADH-AES256-GCM-SHA384",
        "AECDH-AES256-SHA",
        "AES128-SHA",
        "CAMELLIA256-SHA",
        "NULL-SHA256",
        "DHE-RSA-AES128-SHA",
        "DHE-RSA-AES256-GCM-SHA384",
        "ECDHE-RSA-CHACHA20-POLY1305",
        "ECDHE-RSA-AES128-SHA256",
        "ECDHE-RSA-NULL-SHA",
        "AES256-CCM8",
        "ARIA128-GCM-SHA256",
    ];

    private static readonly string MainCf = $"""
        compatibility_level = {HandWrittenFiles.CompatibilityLevel}
        myhostname = mail.example.test
        smtpd_tls_cert_file = /etc/postfix/cert.pem
        smtpd_tls_key_file = /etc/postfix/key.pem
        smtpd_relay_restrictions = permit_mynetworks, reject
        """;

    private static readonly (string Name, string[] Settings)[] Servers =
    [
        ("may", ["smtpd_tls_security_level=may"]),
        ("encrypt", ["smtpd_tls_security_level=encrypt"]),
        ("upper-case", ["smtpd_tls_security_level=MAY", "smtpd_tls_protocols=>=TLSV1.1"]),
        ("verify", ["smtpd_tls_security_level=verify", "smtpd_tls_mandatory_protocols=TLSv1.2"]),
        ("use-tls", ["smtpd_use_tls=yes", "smtpd_tls_protocols=!TLSv1"]),
        (
            "enforce-tls",
            ["smtpd_enforce_tls=yes", "smtpd_tls_protocols=!TLSv1", "smtpd_tls_mandatory_protocols=>=TLSv1.3"]
        ),
        ("high", ["smtpd_tls_security_level=may", "smtpd_tls_ciphers=high"]),
        ("low", ["smtpd_tls_security_level=may", "smtpd_tls_ciphers=low"]),
        ("export", ["smtpd_tls_security_level=encrypt", "smtpd_tls_mandatory_ciphers=export"]),
        ("null", ["smtpd_tls_security_level=may", "smtpd_tls_ciphers=null"]),
        (
            "mandatory-at-may",
            [
                "smtpd_tls_security_level=may",
                "smtpd_tls_mandatory_ciphers=null",
                "smtpd_tls_mandatory_protocols=TLSv1.3",
            ]
        ),
        ("exclude", ["smtpd_tls_security_level=may", "smtpd_tls_exclude_ciphers=aNULL,kRSA:CAMELLIA"]),
        (
            "exclude-both",
            [
                "smtpd_tls_security_level=encrypt",
                "smtpd_tls_exclude_ciphers=kRSA",
                "smtpd_tls_mandatory_exclude_ciphers=aNULL",
            ]
        ),
        ("exclude-mandatory-at-may", ["smtpd_tls_security_level=may", "smtpd_tls_mandatory_exclude_ciphers=aNULL"]),
        ("ask-ccert", ["smtpd_tls_security_level=may", "smtpd_tls_ask_ccert=yes"]),
        ("req-ccert-at-may", ["smtpd_tls_security_level=may", "smtpd_tls_req_ccert=yes"]),
        ("custom", ["smtpd_tls_security_level=may", "smtpd_tls_ciphers=high", "tls_high_cipherlist=EECDH:EDH:!aNULL"]),
        ("complement", ["smtpd_tls_security_level=may", "tls_medium_cipherlist=ALL:COMPLEMENTOFALL"]),
        ("seclevel-1", ["smtpd_tls_security_level=may", "tls_medium_cipherlist=ALL:@SECLEVEL=1"]),
        ("seclevel-2", ["smtpd_tls_security_level=may", "tls_medium_cipherlist=ALL:@SECLEVEL=2"]),
        ("hole", ["smtpd_tls_security_level=may", "smtpd_tls_protocols=!TLSv1.1"]),
        ("only-1.0", ["smtpd_tls_security_level=may", "smtpd_tls_protocols=TLSv1"]),
        ("hex", ["smtpd_tls_security_level=may", "smtpd_tls_protocols=>=0302:<=0x0303"]),
        ("last-bound", ["smtpd_tls_security_level=may", "smtpd_tls_protocols=>=TLSv1.3,>=TLSv1.1"]),
        (
            "wrapper",
            [
                "smtpd_tls_wrappermode=yes",
                "smtpd_tls_protocols=TLSv1",
                $"smtpd_tls_mandatory_protocols={HandWrittenFiles.Modern.Replace(" ", "", StringComparison.Ordinal)}",
            ]
        ),
        ("names", ["smtpd_tls_security_level=may", "smtpd_tls_protocols=!SSLv2,!SSLv3,!TLSv1,TLSv1.1,TLSv1.2"]),
        ("ceiling", ["smtpd_tls_security_level=may", "smtpd_tls_protocols=<=TLSv1.2"]),
        ("no-floor", ["smtpd_tls_security_level=may", "smtpd_tls_protocols=>=None"]),
        ("only-1.3", ["smtpd_tls_security_level=encrypt", "smtpd_tls_mandatory_protocols=TLSv1.3"]),
        ("exclude-kinds", ["smtpd_tls_security_level=may", "smtpd_tls_exclude_ciphers=ARIA:AESCCM:CHACHA20"]),
        ("exclude-sha1", ["smtpd_tls_security_level=may", "smtpd_tls_exclude_ciphers=SHA1"]),
        ("exclude-both-of", ["smtpd_tls_security_level=may", "smtpd_tls_exclude_ciphers=RSA+AES"]),
        ("forward-secrecy", ["smtpd_tls_security_level=encrypt", "smtpd_tls_mandatory_exclude_ciphers=aNULL,kRSA"]),
        (
            "two-suites",
            [
                "smtpd_tls_security_level=may",
                "tls_medium_cipherlist=ECDHE-RSA-AES256-GCM-SHA384:DHE-RSA-AES256-GCM-SHA384",
            ]
        ),
        ("default-list", ["smtpd_tls_security_level=may", "tls_medium_cipherlist=DEFAULT"]),
        ("chacha", ["smtpd_tls_security_level=may", "tls_medium_cipherlist=CHACHA20"]),
        ("swallowed", ["smtpd_tls_security_level=may", "tls_medium_cipherlist=HIGH:!EXPORT!aNULL"]),
        ("seclevel-encrypt", ["smtpd_tls_security_level=encrypt", "tls_medium_cipherlist=HIGH:@SECLEVEL=2"]),
        ("upper-grade", ["smtpd_tls_security_level=may", "smtpd_tls_ciphers=HIGH"]),
        ("wrapper-none", ["smtpd_tls_wrappermode=yes", "smtpd_tls_security_level=none"]),
    ];

    private static readonly (string Settings, TlsLevel Level)[] Clients =
    [
        ("smtp_tls_security_level = may", TlsLevel.May),
        ("smtp_tls_security_level = encrypt\nsmtp_tls_mandatory_ciphers = high", TlsLevel.Encrypt),
        ("smtp_tls_security_level = may\nsmtp_tls_protocols = !TLSv1.1", TlsLevel.May),
        (
            "smtp_tls_security_level = dane\nsmtp_dns_support_level = dnssec\nsmtp_tls_protocols = TLSv1.2\nsmtp_tls_exclude_ciphers = kRSA",
            TlsLevel.May
        ),
        ("smtp_use_tls = yes\nsmtp_tls_ciphers = null", TlsLevel.May),
    ];

    [Fact]
    public Task A_server_accepts_what_the_model_predicts() => AcceptAsync([.. Servers.Where((_, i) => i % 2 == 0)]);

    [Fact]
    [Trait("Time", "long")]
    public Task The_other_servers_accept_what_the_model_predicts() =>
        AcceptAsync([.. Servers.Where((_, i) => i % 2 != 0)]);

    private static async Task AcceptAsync((string Name, string[] Settings)[] servers)
    {
        var masterCf = new StringBuilder("smtp inet n - n - - smtpd\n");
        foreach ((string name, string[] settings) in servers)
        {
            masterCf
                .Append(name)
                .Append(" inet n - n - 1 smtpd")
                .AppendJoin("", settings.Select(s => " -o " + s))
                .Append('\n');
        }

        masterCf.Append(MasterCf.Plumbing);
        await using LivePostfix postfix = await LivePostfix.StartAsync(MainCf, masterCf.ToString());
        IReadOnlyList<TlsEndpoint> endpoints = Predict(MainCf, masterCf.ToString());

        var differences = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.ForEach(
            servers,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            server =>
            {
                TlsEndpoint endpoint = endpoints.Single(e => e.Service.Name == server.Name);
                string[] predicted = [.. Predicted(endpoint)];
                string[] measured = [.. Measured(postfix.Port(server.Name), endpoint)];
                foreach ((string said, string seen) in predicted.Zip(measured).Where(p => p.First != p.Second))
                {
                    differences.Add($"{server.Name}: predicted {said}, measured {seen}");
                }
            }
        );
        Assert.Equal("", string.Join("\n", differences.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Postscreen_speaks_TLS_as_tlsproxy_is_told()
    {
        // postscreen(8) speaks for itself only while it tests a client it does not know.
        string main =
            MainCf
            + $"""

                smtpd_tls_security_level = may
                smtpd_tls_protocols = {HandWrittenFiles.Everything}
                postscreen_access_list =
                postscreen_greet_wait = 1s
                postscreen_pipelining_enable = yes
                postscreen_cache_map =
                """;
        string master =
            $$"""
                smtp inet n - n - 1 postscreen
                smtpd pass - - n - - smtpd
                dnsblog unix - - n - 0 dnsblog
                tlsproxy unix - - n - 0 tlsproxy -o {tlsproxy_tls_protocols={{HandWrittenFiles.Modern}}} -o tlsproxy_tls_exclude_ciphers=aNULL

                """ + MasterCf.Plumbing;
        await using LivePostfix postfix = await LivePostfix.StartAsync(main, master);
        TlsEndpoint endpoint = Predict(main, master).Single(e => e.Service.Program == "postscreen");
        Assert.Equal(TlsProtocols.Tls12 | TlsProtocols.Tls13, endpoint.Protocols);
        Assert.Equal(Predicted(endpoint), Measured(postfix.Port("smtp"), endpoint));
    }

    // The first two rows in each run, the others in the long one.
    public static TheoryData<int> OtherClientRows => [.. Enumerable.Range(2, Clients.Length - 2)];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public Task A_client_offers_what_the_model_predicts(int row) => OfferAsync(row);

    [Theory]
    [Trait("Time", "long")]
    [MemberData(nameof(OtherClientRows))]
    public Task The_other_clients_offer_what_the_model_predicts(int row) => OfferAsync(row);

    private static async Task OfferAsync(int row)
    {
        (string settings, TlsLevel level) = Clients[row];
        string mainCf = HandWrittenFiles.HardenedMainCf + "\n" + settings + "\n";
        TlsEndpoint endpoint = Predict(mainCf, HandWrittenFiles.MasterCf)
            .Single(e => e.Service.Key == "smtp/unix" && e.Level == level);

        // The highest protocol that the client has shows its whole list.
        TlsProtocol highest = (endpoint.Protocols & TlsProtocols.Tls12) != 0 ? TlsProtocol.Tls1_2 : TlsProtocol.Tls1_0;
        await using OpenSslServer nextHop = OpenSslServer.Start(highest);
        await using LivePostfix postfix = await LivePostfix.StartAsync(
            mainCf,
            HandWrittenFiles.MasterCf,
            new LivePostfixOptions { NextHopPort = nextHop.Port, Tables = HandWrittenFiles.Tables }
        );
        await SubmissionClient.SendAsync(postfix.Port("submission"), "somebody@example.net");
        TlsSession session = await nextHop.WaitAsync();

        // What s_server names besides: TLS 1.3 suites, and the signal of RFC 5746.
        string[] offered =
        [
            .. session
                .OfferedSuites.Where(s => !s.StartsWith("TLS_", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(endpoint.Suites.Select(s => s.Name).Order(StringComparer.Ordinal), offered);
    }

    private static IReadOnlyList<TlsEndpoint> Predict(string mainCf, string masterCf) =>
        TlsEndpoints.Of(
            new EffectiveView(InstanceReader.Read("live", Release.Target, mainCf, masterCf).Instance, Release.Target)
        );

    private static IEnumerable<string> Predicted(TlsEndpoint endpoint)
    {
        TlsProtocols[] flags = [TlsProtocols.Tls10, TlsProtocols.Tls11, TlsProtocols.Tls12, TlsProtocols.Tls13];
        foreach ((TlsProtocol protocol, TlsProtocols flag) in Protocols.Zip(flags))
        {
            // Without a suite of its own a protocol below 1.3 cannot be spoken; the certificate here is RSA.
            bool hasSuite = protocol == TlsProtocol.Tls1_3 || endpoint.Suites.Any(s => IsUsable(s, protocol));
            yield return Line(protocol.ToOpenSslName(), (endpoint.Protocols & flag) != 0 && hasSuite);
        }

        foreach (string suite in Suites)
        {
            yield return Line(suite, IsPredicted(endpoint, suite));
        }
    }

    private static bool IsPredicted(TlsEndpoint endpoint, string suite) =>
        (endpoint.Protocols & TlsProtocols.Tls12) != 0 && endpoint.Suites.Any(s => s.Name == suite);

    private static bool IsUsable(CipherSuite suite, TlsProtocol protocol) =>
        (protocol == TlsProtocol.Tls1_2 || suite.MinimumProtocol != "TLSv1.2")
        && !suite.Name.Contains("ECDSA", StringComparison.Ordinal);

    private static IEnumerable<string> Measured(int port, TlsEndpoint endpoint)
    {
        TlsEntry entry =
            endpoint.SwitchedOnBy.Parameter == "smtpd_tls_wrappermode" ? TlsEntry.Wrapper : TlsEntry.StartTls;
        foreach (TlsProtocol protocol in Protocols)
        {
            yield return Line(protocol.ToOpenSslName(), IsAccepted(port, protocol, OpenSslClient.EveryCipher, entry));
        }

        // Those that should be refused are offered together: only where the server takes one of them is each asked for.
        string refused = string.Join(':', Suites.Where(suite => !IsPredicted(endpoint, suite)));
        bool refusesThem = refused.Length == 0 || !IsAccepted(port, TlsProtocol.Tls1_2, refused, entry);
        foreach (string suite in Suites)
        {
            bool isAsked = IsPredicted(endpoint, suite) || !refusesThem;
            yield return Line(suite, isAsked && IsAccepted(port, TlsProtocol.Tls1_2, suite, entry));
        }
    }

    private static bool IsAccepted(int port, TlsProtocol protocol, string ciphers, TlsEntry entry) =>
        OpenSslClient.TryOffer(port, protocol, ciphers, entry)?.Accepted == true;

    private static string Line(string what, bool isAccepted) => $"{what} {(isAccepted ? "accepted" : "refused")}";
}
