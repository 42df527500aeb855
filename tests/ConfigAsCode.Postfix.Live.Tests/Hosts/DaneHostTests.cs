using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ConfigAsCode.Postfix.Live.Tests.Presets;
using ConfigAsCode.Postfix.Live.Tests.Smtp;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Hosts;

/// <summary>DANE with a resolver that validates, unbound on 127.0.0.1, and a signed zone whose key it trusts.</summary>
[Trait("Time", "long")]
public sealed class DaneHostTests
{
    private const string Zone = "dane.example";

    // Mail servers of the zone, each at an address of its own, and what stands for them besides it.
    private static readonly IPAddress Matching = IPAddress.Parse("198.51.100.11");
    private static readonly IPAddress Other = IPAddress.Parse("198.51.100.12");
    private static readonly IPAddress Without = IPAddress.Parse("198.51.100.13");
    private static readonly IPAddress Plain = IPAddress.Parse("198.51.100.14");

    // Those servers are on this host too, so it must leave port 25 of their addresses to them.
    private const string BesideOthers = "inet_interfaces = 127.0.0.1\nsmtp_tls_loglevel = 1\n";

    [Fact]
    public async Task Who_has_TLSA_records_gets_mail_with_a_key_that_they_match_and_others_as_with_may()
    {
        using X509Certificate2 certificate = TestCertificate.Of(KeyKind.Rsa).WithKey();
        await using PresetHost host = await PresetHost.OfAsync("DaneSending", BesideOthers);
        StartResolver(host, SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo()));
        await using MailServer matching = Server(host, Matching, certificate);
        await using MailServer other = Server(host, Other, certificate);
        await using MailServer without = Server(host, Without, certificate);
        await using MailServer plain = Server(host, Plain, certificate: null);
        host.StartPostfix();

        string id = await SendAsync(host, "matching");
        Assert.Contains(id, (await matching.WaitForAsync(id)).Text, StringComparison.Ordinal);
        await host.Log.WaitForAsync("Verified TLS connection established to mx.matching." + Zone);

        await SendAsync(host, "other");
        await host.Log.WaitForAsync($"to=<a@other.{Zone}>", "status=deferred (Server certificate not ");

        await without.WaitForAsync(await SendAsync(host, "without"));
        await host.Log.WaitForAsync("Untrusted TLS connection established to mx.without." + Zone);

        await plain.WaitForAsync(await SendAsync(host, "plain"));
    }

    [Fact]
    public async Task What_the_resolver_does_not_validate_gets_no_mail()
    {
        using X509Certificate2 certificate = TestCertificate.Of(KeyKind.Rsa).WithKey();
        await using PresetHost host = await PresetHost.OfAsync("DaneSending", BesideOthers);
        StartResolver(
            host,
            SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo()),
            // Somebody on the way puts a record of his own in.
            zone => zone.Replace("TLSA\t3 1 1 ", "TLSA\t3 0 1 ", StringComparison.Ordinal)
        );
        await using MailServer matching = Server(host, Matching, certificate);
        host.StartPostfix();

        await SendAsync(host, "matching");
        await host.Log.WaitForAsync($"to=<a@matching.{Zone}>", "status=deferred (TLSA lookup error for");
    }

    private static async Task<string> SendAsync(PresetHost host, string name)
    {
        await using PortForward forward = host.Forward(25);
        return await SmtpDialogue.SendAsync(forward.Port, $"a@{name}.{Zone}");
    }

    private static MailServer Server(PresetHost host, IPAddress address, X509Certificate2? certificate) =>
        host.InNetwork(() => new MailServer(25, address) { Certificate = certificate });

    /// <summary>The resolver, with the zone in a file as its author signs it, and then as it reaches the resolver.</summary>
    private static void StartResolver(PresetHost host, byte[] key, Func<string, string>? onTheWay = null)
    {
        const string Folder = "/etc/unbound/";
        const string Signed = Folder + "zone.signed";
        string wrong = Convert.ToHexString(SHA256.HashData(key));
        host.Write(
            Folder + "zone",
            $"""
            $ORIGIN {Zone}.
            $TTL 300
            @ SOA ns root 1 3600 600 86400 300
            @ NS ns
            ns A 127.0.0.1
            matching MX 10 mx.matching
            mx.matching A {Matching}
            _25._tcp.mx.matching TLSA 3 1 1 {Convert.ToHexString(key)}
            other MX 10 mx.other
            mx.other A {Other}
            _25._tcp.mx.other TLSA 3 1 1 {wrong}
            without MX 10 mx.without
            mx.without A {Without}
            plain MX 10 mx.plain
            mx.plain A {Plain}

            """
        );
        string name = host.Shell($"cd {Folder} && ldns-keygen -a ECDSAP256SHA256 -k {Zone}").Trim();
        host.Shell($"cd {Folder} && ldns-signzone -f {Signed} zone {name}");
        if (onTheWay is not null)
        {
            string signed = host.Read(Signed);
            Assert.NotEqual(signed, onTheWay(signed));
            host.Write(Signed, onTheWay(signed));
        }

        host.Write(
            Folder + "unbound.conf",
            $"""
            server:
              trust-anchor-file: {Folder}{name}.key
            auth-zone:
              name: {Zone}
              zonefile: {Signed}
              for-downstream: no
              for-upstream: yes

            """
        );
        host.StartDaemon("unbound");
        host.Write("/etc/resolv.conf", "nameserver 127.0.0.1\n");
    }
}
