using BenchmarkDotNet.Attributes;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Benchmarks;

/// <summary>All rules on one instance in a process that is warm, as an editor is: what a keystroke in that instance costs.</summary>
[MemoryDiagnoser]
public class Judging
{
    private const string MainCf = """
        compatibility_level = 2
        myhostname = shop.example.org
        mydestination = $myhostname, localhost
        smtpd_tls_security_level = may
        smtpd_tls_auth_only = yes
        smtpd_tls_cert_file = /etc/ssl/certs/shop.pem
        smtpd_tls_protocols = !SSLv2, !SSLv3, !TLSv1, !TLSv1.1
        smtpd_tls_exclude_ciphers = aNULL, RC4, 3DES, MD5
        smtp_tls_security_level = may
        smtp_tls_protocols = !SSLv2, !SSLv3, !TLSv1, !TLSv1.1
        virtual_alias_maps = texthash:$config_directory/virtual
        """;

    private const string MasterCf = """
        smtp inet n - n - - smtpd
        submission inet n - n - - smtpd
          -o smtpd_tls_security_level=encrypt
          -o smtpd_sasl_auth_enable=yes
          -o smtpd_client_restrictions=permit_sasl_authenticated,reject
        pickup unix n - n 60 1 pickup
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        tlsmgr unix - - n 1000? 1 tlsmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        smtp unix - - n - - smtp
        relay unix - - n - - smtp
        local unix - n n - - local
        virtual unix - n n - - virtual
        lmtp unix - - n - - lmtp
        """;

    private readonly Instance one = Read(PlatformInfo.Find("Debian12")!.Target);
    private readonly Instance twelve = Read(VersionTargets.Parse("3.5..3.10", [])!);
    private readonly Instance mailHost = ReadMailHost();

    /// <summary>On one target.</summary>
    [Benchmark(Baseline = true)]
    public int OneTarget() => Rulebook.Analyze(one).Count();

    /// <summary>On six releases, each with two OpenSSL series.</summary>
    [Benchmark]
    public int TwelveTargets() => Rulebook.Analyze(twelve).Count();

    /// <summary>A mail host as people run one: 57 settings and 35 services (<c>Data</c>), on one target.</summary>
    [Benchmark]
    public int MailHost() => Rulebook.Analyze(mailHost).Count();

    private static Instance ReadMailHost()
    {
        string data = Path.Combine(AppContext.BaseDirectory, "Data");
        return InstanceReader
            .Read(
                "mx1",
                PlatformInfo.Find("Debian12")!.Target,
                File.ReadAllText(Path.Combine(data, "main.cf")),
                File.ReadAllText(Path.Combine(data, "master.cf"))
            )
            .Instance;
    }

    private static Instance Read(Target target) => InstanceReader.Read("shop", target, MainCf, MasterCf).Instance;
}
