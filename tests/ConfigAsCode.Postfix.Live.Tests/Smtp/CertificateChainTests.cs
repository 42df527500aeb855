using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Live.Tests.Infrastructure;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Smtp;

/// <summary>
/// What smtpd(8) sends and offers with a setting that PFX1024 or PFX1025 reports, and after the fix: the same server reads one main.cf after the other.
/// </summary>
public sealed class CertificateChainTests
{
    private const string Name = "mail.example.test";

    // A suite that the list of the test excludes, and the default one has.
    private const string Excluded = "AES256-SHA";
    private const string List = "ECDHE+AESGCM";

    private static readonly DebianRelease Release = DebianRelease.Tested;

    private static readonly string MainCf = $"""
        compatibility_level = {HandWrittenFiles.CompatibilityLevel}
        myhostname = {Name}
        mydestination = $myhostname
        mynetworks = 192.0.2.0/24
        smtpd_peername_lookup = no
        smtpd_tls_security_level = may
        smtpd_tls_cert_file = /etc/postfix/cert.pem
        smtpd_tls_key_file = /etc/postfix/key.pem

        """;

    [Fact]
    public async Task A_server_sends_what_its_files_hold_and_offers_what_its_grade_lists()
    {
        await using LivePostfix postfix = await LivePostfix.StartAsync(
            MainCf,
            "smtp inet n - n - 1 smtpd -o max_use=1\n" + MasterCf.Plumbing
        );
        var server = new RereadServer(postfix);
        string live = Path.Combine(postfix.ConfigurationFolder, "live", Name);
        string root = WriteChain(live);
        string key = $"smtpd_tls_key_file = {live}/privkey.pem\n";
        string single = $"smtpd_tls_cert_file = {live}/cert.pem\n{key}";

        // One certificate, with which nobody comes to the authority; two after the fix.
        Finding alone = Assert.Single(server.Found("PFX1024", single));
        Assert.Contains("without the intermediate one", alone.Message, StringComparison.Ordinal);
        Assert.Equal((1, false), await server.SentAsync(single, root));
        string whole = FixedFiles.MainCf(single, alone);
        Assert.Empty(server.Found("PFX1024", whole));
        Assert.Equal((2, true), await server.SentAsync(whole, root));

        string files = $"smtpd_tls_chain_files = {live}/privkey.pem, {live}/cert.pem\n";
        Finding aloneInFiles = Assert.Single(server.Found("PFX1024", files));
        Assert.Equal((1, false), await server.SentAsync(files, root));
        string wholeFiles = FixedFiles.MainCf(files, aloneInFiles);
        string listed = $"smtpd_tls_chain_files = {live}/privkey.pem, {live}/cert.pem, {live}/chain.pem\n";
        foreach (string right in (string[])[wholeFiles, listed, files + $"smtpd_tls_CAfile = {live}/chain.pem\n"])
        {
            Assert.Empty(server.Found("PFX1024", right));
            Assert.Equal((2, true), await server.SentAsync(right, root));
        }

        // OpenSSL completes the chain with what the server trusts.
        string trusted = single + $"smtpd_tls_CAfile = {live}/chain.pem\n";
        Assert.Empty(server.Found("PFX1024", trusted));
        Assert.Equal((2, true), await server.SentAsync(trusted, root));

        // The list of a grade that is not in force excludes nothing.
        string unused = $"{whole}tls_high_cipherlist = {List}\n";
        Finding list = Assert.Single(server.Found("PFX1025", unused));
        Assert.True(await server.OffersAsync(unused));
        foreach (
            (string settings, bool isOffered) in new[]
            {
                (FixedFiles.MainCf(unused, list), false),
                (FixedFiles.MainCf(unused, list, fix: 1), true),
                (unused + "smtpd_tls_ciphers = high\n", false),
            }
        )
        {
            Assert.Empty(server.Found("PFX1025", settings));
            Assert.Equal(isOffered, await server.OffersAsync(settings));
        }
    }

    /// <summary>What certbot makes: the own certificate, the intermediate one, both, and the key. Returns the file of the authority.</summary>
    private static string WriteChain(string folder)
    {
        Directory.CreateDirectory(folder);
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var middleKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var ownKey = RSA.Create(2048);
        using X509Certificate2 root = Authority("CN=Root", rootKey)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-3), DateTimeOffset.UtcNow.AddDays(3));
        using X509Certificate2 middle = Authority("CN=Intermediate", middleKey)
            .Create(root, DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(2), [1]);
        var request = new CertificateRequest(
            new X500DistinguishedName("CN=" + Name),
            ownKey,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Name);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 own = request.Create(
            middle.SubjectName,
            X509SignatureGenerator.CreateForECDsa(middleKey),
            DateTimeOffset.UtcNow.AddDays(-1),
            DateTimeOffset.UtcNow.AddDays(1),
            [2]
        );
        Write("cert.pem", Pem(own));
        Write("chain.pem", Pem(middle));
        Write("fullchain.pem", Pem(own) + Pem(middle));
        Write("privkey.pem", ownKey.ExportPkcs8PrivateKeyPem() + "\n");
        Write("root.pem", Pem(root));
        return Path.Combine(folder, "root.pem");

        void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);

        static string Pem(X509Certificate2 certificate) => certificate.ExportCertificatePem() + "\n";
    }

    private static CertificateRequest Authority(string name, ECDsa key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request;
    }

    /// <summary>A server of which each process reads main.cf anew, and serves one client.</summary>
    private sealed class RereadServer(LivePostfix postfix)
    {
        private readonly string given = File.ReadAllText(Path.Combine(postfix.ConfigurationFolder, "main.cf"));
        private int read;

        /// <summary>What a rule says of main.cf with these settings behind those given.</summary>
        public Finding[] Found(string rule, string settings) =>
            [
                .. Rulebook
                    .Analyze(
                        InstanceReader
                            .Read(
                                "live",
                                Release.Target,
                                given + settings,
                                File.ReadAllText(Path.Combine(postfix.ConfigurationFolder, "master.cf"))
                            )
                            .Instance
                    )
                    .Where(f => f.Rule.Id == rule),
            ];

        /// <summary>How many certificates the server sends, and whether they lead to the authority.</summary>
        public async Task<(int Certificates, bool AreTrusted)> SentAsync(string settings, string authority)
        {
            await ReadAgainAsync(settings);
            string said = Release
                .Run(
                    "openssl",
                    ["s_client", "-starttls", "smtp", "-showcerts", "-CAfile", authority, "-connect", Inet()]
                )
                .Everything;
            return (
                Regex.Count(said, "-----BEGIN CERTIFICATE-----"),
                said.Contains("Verify return code: 0 (ok)", StringComparison.Ordinal)
            );
        }

        /// <summary>Whether the server takes the suite that the list of the test excludes.</summary>
        public async Task<bool> OffersAsync(string settings)
        {
            await ReadAgainAsync(settings);
            return OpenSslClient.Offer(postfix.Port("smtp"), TlsProtocol.Tls1_2, Excluded).Accepted;
        }

        private string Inet() => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{postfix.Port("smtp")}");

        /// <summary>Writes main.cf, and waits until a process has read it: its greeting has the number.</summary>
        private async Task ReadAgainAsync(string settings)
        {
            string mark = string.Create(CultureInfo.InvariantCulture, $"{Name} ESMTP {++read}");
            // The last of several settings counts (postconf(5)).
            postfix.Write("main.cf", $"{given}{settings}smtpd_banner = {mark}\n");
            for (DateTime end = DateTime.UtcNow.AddSeconds(20); DateTime.UtcNow < end; await Task.Delay(20))
            {
                if (await GreetingAsync() == "220 " + mark)
                {
                    return;
                }
            }

            throw new TimeoutException("No process read main.cf again.");
        }

        private async Task<string?> GreetingAsync()
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, postfix.Port("smtp"));
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII, leaveOpen: true);
            string? greeting = await reader.ReadLineAsync();
            await client.GetStream().WriteAsync("QUIT\r\n"u8.ToArray());
            await reader.ReadLineAsync();
            return greeting;
        }
    }
}
