using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Live.Tests.Access;
using ConfigAsCode.Postfix.Live.Tests.Smtp;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Tables;

/// <summary>A fingerprint of which PFX4012 says that nothing asks for it is the one that Postfix does not find.</summary>
public sealed class FingerprintRowTests
{
    private const string Rule = "PFX4012";
    private const string Policies = "policies";
    private const string Folder = "$config_directory/";

    private static readonly string MainCf = $"""
        compatibility_level = {HandWrittenFiles.CompatibilityLevel}
        myhostname = mail.example.test
        mydestination = $myhostname
        mynetworks = 192.0.2.0/24
        smtpd_peername_lookup = no
        smtpd_tls_security_level = may
        smtpd_tls_ask_ccert = yes
        smtpd_tls_cert_file = /etc/postfix/cert.pem
        smtpd_tls_key_file = /etc/postfix/key.pem
        smtpd_tls_fingerprint_digest = sha256
        smtp_tls_fingerprint_digest = sha256
        smtp_tls_loglevel = 1
        smtp_tls_policy_maps = texthash:{Folder}{Policies}
        transport_maps = texthash:{Folder}routes

        """;

    private static readonly X509Certificate2 Certificate = TestCertificate.Of(KeyKind.Rsa).WithKey();
    private static readonly string Sha256 = Pairs(Certificate.GetCertHash(HashAlgorithmName.SHA256));
    private static readonly string Sha1 = Pairs(Certificate.GetCertHash(HashAlgorithmName.SHA1));
    private static readonly string Md5 = Pairs(Certificate.GetCertHash(HashAlgorithmName.MD5));

    // A table of one row, with the digest of its servers, and what is to be written where the row is not found.
    private static readonly (string Name, string Type, string Digest, string Key, string? Better)[] Cases =
    [
        ("right", "texthash", "sha256", Sha256, null),
        (
            "of-key",
            "texthash",
            "sha256",
            Pairs(SHA256.HashData(Certificate.PublicKey.ExportSubjectPublicKeyInfo())),
            null
        ),
        ("small-letters", "texthash", "sha256", Sha256.ToLowerInvariant(), null),
        ("indexed", "hash", "SHA256", Sha256.ToLowerInvariant(), null),
        ("of-md5", "texthash", "md5", Md5, null),
        ("without-colons", "texthash", "sha256", Plain(Sha256), Sha256),
        ("without-colons-indexed", "hash", "sha256", Plain(Sha256).ToLowerInvariant(), Sha256.ToLowerInvariant()),
        ("md5-for-sha256", "texthash", "sha256", Md5, Sha256),
        ("sha1-for-sha256", "texthash", "sha256", Sha1, Sha256),
        ("sha256-for-md5", "texthash", "md5", Sha256, Md5),
    ];

    [Fact]
    [Trait("Time", "long")]
    public async Task Postfix_finds_the_rows_of_which_the_rule_is_silent()
    {
        await using OpenSslServer wrong = OpenSslServer.Start(TlsProtocol.Tls1_2);
        await using OpenSslServer right = OpenSslServer.Start(TlsProtocol.Tls1_2);
        TableFile[] tables =
        [
            .. Cases.Select(c => new TableFile(c.Name, c.Type, c.Key + " OK\n")),
            .. Cases
                .Where(c => c.Better is not null)
                .Select(c => new TableFile(c.Name + "-right", c.Type, c.Better + " OK\n")),
            new(
                Policies,
                "texthash",
                $"[127.0.0.1]:{wrong.Port} fingerprint match={Sha1}\n[127.0.0.1]:{right.Port} fingerprint match={Sha1}|{Sha256}\n"
            ),
            new(
                "routes",
                "texthash",
                $"wrong.example smtp:[127.0.0.1]:{wrong.Port}\nright.example smtp:[127.0.0.1]:{right.Port}\n"
            ),
        ];
        string masterCf =
            string.Concat(
                Cases.SelectMany(c =>
                    Servers(c.Name, c.Type, c.Digest)
                        .Concat(c.Better is null ? [] : Servers(c.Name + "-right", c.Type, c.Digest))
                )
            ) + MasterCf.Plumbing;
        Instance instance = InstanceReader.Read("live", DebianRelease.Tested.Target, MainCf, masterCf, tables).Instance;
        Dictionary<Origin, Finding> found = Rulebook
            .Analyze(instance)
            .Where(f => f.Rule.Id == Rule)
            .ToDictionary(f => f.Place.Origin);
        await using LivePostfix postfix = await LivePostfix.StartAsync(
            MainCf,
            masterCf,
            new LivePostfixOptions { Tables = tables.ToDictionary(t => t.Name, t => t.Text) }
        );
        var partner = new RelayClient("a partner", "127.0.0.1", "localhost", false) { HasCertificate = true };

        var differences = new List<string>();
        foreach ((string name, _, string digest, string key, string? better) in Cases)
        {
            Finding? finding = FindingOf(name);
            string? advice =
                better is null ? null
                : key.Contains(':', StringComparison.Ordinal) ? $". Write the fingerprint that {digest} gives"
                : $". Write {better}";
            if (
                finding is null != better is null
                || finding?.Message.EndsWith(advice!, StringComparison.Ordinal) == false
            )
            {
                differences.Add($"{name}: {finding?.Message ?? "no finding"}");
            }

            await CompareAsync(name, better is null);
            if (better is not null)
            {
                Assert.Null(FindingOf(name + "-right"));
                await CompareAsync(name + "-right", isFound: true);
            }
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
        Assert.Equal(
            [RuleSeverity.Error, RuleSeverity.Warning],
            instance.Tables.Single(t => t.Name == Policies).Entries.Select(row => found[row.Origin].Severity)
        );
        foreach (string domain in (string[])["wrong.example", "right.example"])
        {
            Assert.True(await partner.SendsAsync(postfix.Port("right-relay"), withData: true, "somebody@" + domain));
        }

        // "trusted" up to 3.5.
        Assert.Matches(
            @"status=deferred \(Server certificate not (verified|trusted)\)",
            await postfix.WaitForLogAsync("to=<somebody@wrong.example>")
        );
        await postfix.WaitForLogAsync($"Verified TLS connection established to 127.0.0.1[127.0.0.1]:{right.Port}");

        Finding? FindingOf(string table) =>
            found.GetValueOrDefault(instance.Tables.Single(t => t.Name == table).Entries[0].Origin);

        async Task CompareAsync(string name, bool isFound)
        {
            foreach (string use in (string[])["relay", "access"])
            {
                bool passes = await partner.SendsAsync(
                    postfix.Port($"{name}-{use}"),
                    withData: false,
                    "x@elsewhere.example"
                );
                if (passes != isFound)
                {
                    differences.Add($"{name}-{use}: the client is {(passes ? "accepted" : "rejected")}");
                }
            }
        }
    }

    private static string[] Servers(string name, string type, string digest) =>
        [
            Server(name + "-relay", digest, "permit_tls_clientcerts", $" -o relay_clientcerts={type}:{Folder}{name}"),
            Server(name + "-access", digest, $"check_ccert_access {type}:{Folder}{name}", ""),
        ];

    private static string Server(string name, string digest, string restriction, string option) =>
        $"{name} inet n - n - 1 smtpd -o smtpd_tls_fingerprint_digest={digest}{option} -o {{ smtpd_relay_restrictions = {restriction}, reject }}\n";

    private static string Pairs(byte[] digest) => BitConverter.ToString(digest).Replace('-', ':');

    private static string Plain(string fingerprint) => fingerprint.Replace(":", "", StringComparison.Ordinal);
}
