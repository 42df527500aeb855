using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Seed;

/// <summary>
/// The case the project started from: a web shop whose port 587 was to speak TLS 1.2, and two of the answers it got.
/// None of them does what it was meant to do, and each now fails to build, at the arguments that are to blame.
/// </summary>
public class SeedTests
{
    /// <summary>The master.cf of the question: it sets a client's parameter on a server, and to the version to avoid.</summary>
    private const string Services = """
            [PassService("smtpd", Daemon.Smtpd, Private = false)]
            sealed class Smtpd;

            [InetService("submission", Daemon.Smtpd), SyslogName("postfix/submission")]
            [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May)]
            [SmtpdSasl(AuthEnable = true, SecurityOptions = [SaslSecurityOption.NoAnonymous])]
            [Smtpd(ClientRestrictions = [PermitSaslAuthenticated, Reject], RelayRestrictions = [PermitSaslAuthenticated, Reject])]
            [Milter(MacroDaemonName = "ORIGINATING")]
            [SmtpTls(MandatoryProtocols = ["TLSv1"])]
            sealed class Submission;

            [UnixService("maildrop", Daemon.Pipe)]
            [Pipe(Flags = "DRhu", User = "vmail", Argv = "/usr/bin/maildrop -d ${recipient}")]
            sealed class Maildrop;

            [UnixService("uucp", Daemon.Pipe)]
            [Pipe(Flags = "Fqhu", User = "uucp", Argv = "uux -r -n -z -a$sender - $nexthop!rmail ($recipient)")]
            sealed class Uucp;

            [UnixService("ifmail", Daemon.Pipe)]
            [Pipe(Flags = "F", User = "ftn", Argv = "/usr/lib/ifmail/ifmail -r $nexthop ($recipient)")]
            sealed class Ifmail;

            [UnixService("bsmtp", Daemon.Pipe)]
            [Pipe(Flags = "Fq.", User = "bsmtp", Argv = "/usr/lib/bsmtp/bsmtp -t$nexthop -f$sender $recipient")]
            sealed class Bsmtp;

            [UnixService("scalemail-backend", Daemon.Pipe, ProcessLimit = 2)]
            [Pipe(Flags = "R", User = "scalemail", Argv = "/usr/lib/scalemail/bin/scalemail-store ${nexthop} ${user} ${extension}")]
            sealed class ScalemailBackend;

            [UnixService("mailman", Daemon.Pipe)]
            [Pipe(Flags = "FR", User = "list", Argv = "/usr/lib/mailman/bin/postfix-to-mailman.py ${nexthop} ${user}")]
            sealed class Mailman;
        """;

    private const string Question = $$"""
        [PostfixInstance("webshop"), Target(Platform.Ubuntu1604)]
        public partial class Webshop
        {
        {{Services}}
        }
        """;

    private const string ExclusionsOfAnswer1 =
        "ExcludeCiphers = [\"aNULL\", \"LOW\", \"EXP\", \"MEDIUM\", \"ADH\", \"AECDH\", \"MD5\", \"DSS\", \"ECDSA\", "
        + "\"CAMELLIA128\", \"3DES\", \"CAMELLIA256\", \"RSA+AES\", \"eNULL\"]";

    private const string ServerOfAnswer1 = $"""
        SecurityLevel = SmtpdTlsSecurityLevel.Encrypt,
            MandatoryProtocols = ["!SSLv2", "!SSLv3", "!TLSv1"],
            Protocols = ["!SSLv2", "!SSLv3", "!TLSv1"],
            {ExclusionsOfAnswer1})
        """;

    private const string ClientOfAnswer1 = """
        SecurityLevel = SmtpTlsSecurityLevel.Encrypt,
            MandatoryProtocols = ["!SSLv2", "!SSLv3", "!TLSv1" ],
            Protocols = ["!SSLv2", "!SSLv3", "!TLSv1"])
        """;

    /// <summary>"What I did is prevent the use of SSL v2/3 and TLS v1.0 in main.cf", with the services left as they were.</summary>
    private const string Answer1 = $$"""
        [PostfixInstance("webshop"), Target(Platform.Ubuntu1604)]
        [SmtpdTls(
            SecurityLevel = SmtpdTlsSecurityLevel.Encrypt,
            MandatoryProtocols = ["!SSLv2", "!SSLv3", "!TLSv1"],
            Protocols = ["!SSLv2", "!SSLv3", "!TLSv1"],
            ExcludeCiphers = ["aNULL", "LOW", "EXP", "MEDIUM", "ADH", "AECDH", "MD5", "DSS", "ECDSA", "CAMELLIA128", "3DES", "CAMELLIA256", "RSA+AES", "eNULL"])]
        [SmtpTls(
            SecurityLevel = SmtpTlsSecurityLevel.Encrypt,
            MandatoryProtocols = ["!SSLv2", "!SSLv3", "!TLSv1" ],
            Protocols = ["!SSLv2", "!SSLv3", "!TLSv1"])]
        public partial class Webshop
        {
        {{Services}}
        }
        """;

    /// <summary>"If you have Postfix 2.5.0 or newer, then you need the following": the question's mistake once more.</summary>
    private const string Answer3 = """
        [PostfixInstance("webshop"), Target("2.11", OpenSsl.V1_0_2)]
        public partial class Webshop
        {
            [InetService("submission", Daemon.Smtpd)]
            [SmtpTls(MandatoryProtocols = ["TLSv1"])]
            sealed class Submission;
        }
        """;

    public static TheoryData<string, string, string[]> Table =>
        new()
        {
            {
                "the question",
                Question,
                [
                    "PFX1008 PostfixInstance(\"webshop\")",
                    "PFX1008 PostfixInstance(\"webshop\")",
                    "PFX4015 PostfixInstance(\"webshop\")",
                    "PFX1001 SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May)",
                    "PFX1002 SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May)",
                    "PFX1004 SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May)",
                    "PFX1005 SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May)",
                    "PFX1013 SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May)",
                    "PFX1014 SecurityLevel = SmtpdTlsSecurityLevel.May",
                    "PFX1010 MandatoryProtocols = [\"TLSv1\"]",
                ]
            },
            {
                "answer 1: TLS 1.1 stays on, and the service's own level undoes the new one",
                Answer1,
                [
                    "PFX4015 PostfixInstance(\"webshop\")",
                    "PFX1013 SmtpdTls(\n    " + ServerOfAnswer1,
                    "PFX1016 SecurityLevel = SmtpdTlsSecurityLevel.Encrypt",
                    "PFX1001 MandatoryProtocols = [\"!SSLv2\", \"!SSLv3\", \"!TLSv1\"]",
                    "PFX1001 Protocols = [\"!SSLv2\", \"!SSLv3\", \"!TLSv1\"]",
                    "PFX1005 " + ExclusionsOfAnswer1,
                    "PFX1020 " + ExclusionsOfAnswer1,
                    "PFX1002 SmtpTls(\n    " + ClientOfAnswer1,
                    "PFX1004 SmtpTls(\n    " + ClientOfAnswer1,
                    "PFX1005 SmtpTls(\n    " + ClientOfAnswer1,
                    "PFX1001 MandatoryProtocols = [\"!SSLv2\", \"!SSLv3\", \"!TLSv1\" ]",
                    "PFX1014 SecurityLevel = SmtpdTlsSecurityLevel.May",
                    "PFX1010 MandatoryProtocols = [\"TLSv1\"]",
                ]
            },
            {
                "answer 3: a service without TLS, and a setting that does nothing",
                Answer3,
                [
                    "PFX1008 PostfixInstance(\"webshop\")",
                    "PFX1014 InetService(\"submission\", Daemon.Smtpd)",
                    "PFX1010 MandatoryProtocols = [\"TLSv1\"]",
                ]
            },
        };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Each_fails_to_build_at_the_arguments_at_fault(string what, string source, string[] expected)
    {
        Assert.NotEmpty(what);
        Assert.Equal(expected, await CSharpProject.Of(source).FindingsAsync(DiagnosticSeverity.Warning));
    }

    [Fact]
    public async Task Every_message_says_what_happens_on_the_server_and_what_to_write()
    {
        // The seed is about TLS: what it leaves at the defaults of access has pages of its own.
        var messages = (await CSharpProject.Of(Question).DiagnosticsAsync())
            .Where(d => d.Id[3] != '2')
            .Select(d => d.GetMessage(null));
        Assert.Equal(
            [
                "webshop: smtp/inet offers no TLS, so all mail comes in as plain text: smtpd_tls_security_level is not set. "
                    + "Write may",
                "webshop: smtp/unix and relay/unix never ask for TLS, so all mail goes out as plain text: "
                    + "smtp_tls_security_level is not set. Write may",
                "webshop: Without compatibility_level Postfix 3.1.0 runs at level 0, as releases before 3.0 did: "
                    + "append_dot_mydomain is yes, mynetworks_style is subnet, relay_domains is not empty, smtputf8_enable is no. It reports this at each start, and logs \"using backwards-compatible default setting\" wherever one of them decides. "
                    + "Write 2",
                "webshop: submission/inet still accepts TLSv1, TLSv1.1: smtpd_tls_protocols is not set, and the default of "
                    + "Postfix 3.1 is '!SSLv2, !SSLv3'. Write \">=TLSv1.2\"",
                "webshop: submission/inet accepts 15 suites without any certificate, such as ADH-RC4-MD5: the grade "
                    + "'medium' contains them on OpenSSL 1.0.2. Add aNULL to smtpd_tls_exclude_ciphers",
                "webshop: submission/inet accepts 26 suites with 3DES, IDEA, MD5, RC4 and SEED, such as RC4-MD5: the grade "
                    + "'medium' contains them on OpenSSL 1.0.2. Add 3DES, IDEA, MD5, RC4, SEED to smtpd_tls_exclude_ciphers",
                "webshop: submission/inet accepts 36 suites without forward secrecy, such as AES128-SHA: whoever gets the "
                    + "private key later reads what was recorded before. Add kDH, kECDH, kRSA to smtpd_tls_exclude_ciphers",
                "webshop: submission/inet: STARTTLS is announced and then refused with 454, so mail comes in as plain text or "
                    + "not at all, since there is no certificate. Name the file with the key and the certificate in "
                    + "smtpd_tls_cert_file",
                "webshop: submission/inet takes a login without TLS: the level is 'may' and smtpd_tls_auth_only is 'no'. "
                    + "Require TLS with the level encrypt, or at least for the login with smtpd_tls_auth_only",
                "webshop: submission/inet runs smtpd, which never reads smtp_tls_mandatory_protocols: the setting does "
                    + "nothing. Write smtpd_tls_mandatory_protocols, or remove it",
            ],
            messages
        );
    }
}
