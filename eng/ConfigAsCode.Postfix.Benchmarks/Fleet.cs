using System.Globalization;
using System.Text;

namespace ConfigAsCode.Postfix.Benchmarks;

/// <summary>
/// The C# of a company with many mail servers: three policies with a shared table, a class of its own for each server, and a
/// file that has nothing to do with mail. Servers differ in platform, policy, services, tables and numbers, always alike
/// for the same number.
/// </summary>
internal static class Fleet
{
    public const string Policies = "Policies.cs";
    public const string Unrelated = "Unrelated.cs";

    private static readonly string[] Platforms =
    [
        "Debian11",
        "Debian12",
        "Debian13",
        "Ubuntu2004",
        "Ubuntu2204",
        "Ubuntu2404",
        "Rhel9",
        "Rhel10",
    ];

    private static readonly string[] Layers = ["IExchanger", "ISubmission", "IRelay"];

    public static string FileOf(int server) => $"Server{Number(server)}.cs";

    public static IEnumerable<(string Name, string Text)> Files(int servers) =>
        [
            (Policies, PolicyText),
            (Unrelated, "public static class Unrelated { public static int Answer() => 42; }"),
            .. Enumerable.Range(0, servers).Select(i => (FileOf(i), Server(i))),
        ];

    private const string PolicyText = """
        using ConfigAsCode.Postfix;
        using static ConfigAsCode.Postfix.Restriction;

        /// <summary>What all servers of the company have.</summary>
        [Main(MessageSizeLimit = 20480000, Biff = false, CompatibilityLevel = "2")]
        [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.May, AuthOnly = true, CertFile = "/etc/ssl/certs/mail.pem", KeyFile = "/etc/ssl/private/mail.key")]
        [SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.May, CaFile = "/etc/ssl/certs/ca-certificates.crt", LogLevel = "1")]
        [UseTable(typeof(Partners))]
        public interface ICompany : IIntermediateTls;

        [Smtpd(HeloRequired = true, RecipientRestrictions = [RejectUnknownRecipientDomain, RejectUnauthDestination])]
        public interface IExchanger : ICompany;

        [SmtpdSasl(Type = "dovecot", Path = "private/auth", SecurityOptions = [SaslSecurityOption.NoAnonymous])]
        public interface ISubmission : ICompany;

        [Smtp(DnsSupportLevel = DnsSupportLevel.Dnssec), SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.Dane)]
        public interface IRelay : ICompany;

        [Table("partners")]
        [TlsPolicy("bank.example.net", SmtpTlsSecurityLevel.Secure, Match = ["nexthop", "dot-nexthop"])]
        [TlsPolicy("parcels.example.com", SmtpTlsSecurityLevel.Encrypt)]
        public sealed class Partners : TlsPolicyTable;
        """;

    private static string Server(int number)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $$"""
            using ConfigAsCode.Postfix;
            using static ConfigAsCode.Postfix.Restriction;

            /// <summary>Server {{number}}.</summary>
            [PostfixInstance("mail{{Number(number)}}"), Target(Platform.{{Platforms[number % Platforms.Length]}})]
            [Main(
                MyHostname = "mail{{Number(number)}}.example.org",
                MyDestination = ["$myhostname", "localhost", "site{{number % 23}}.example.org"],
                MyNetworks = ["127.0.0.0/8", "10.{{number}}.0.0/16"]
            )]
            [Smtpd(Banner = "$myhostname ESMTP", ClientConnectionCountLimit = {{20 + number % 7}})]
            public partial class Server{{Number(number)}} : {{Layers[number % Layers.Length]}}
            {

            """
        );
        if (number % 3 == 1)
        {
            text.Append(
                """
                    [InetService("submission", Daemon.Smtpd), SyslogName("postfix/submission")]
                    [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt)]
                    [SmtpdSasl(AuthEnable = true)]
                    [Smtpd(ClientRestrictions = [PermitSaslAuthenticated, Reject], RelayRestrictions = [PermitSaslAuthenticated, Reject])]
                    sealed class Submission;

                    [InetService("submissions", Daemon.Smtpd), SyslogName("postfix/submissions")]
                    [SmtpdTls(WrapperMode = true, SecurityLevel = SmtpdTlsSecurityLevel.Encrypt)]
                    [SmtpdSasl(AuthEnable = true)]
                    [Smtpd(ClientRestrictions = [PermitSaslAuthenticated, Reject], RelayRestrictions = [PermitSaslAuthenticated, Reject])]
                    sealed class Submissions;


                """
            );
        }

        if (number % 5 == 2)
        {
            text.Append(
                """
                    [UnixService("maildrop", Daemon.Pipe)]
                    [Pipe(Flags = "DRhu", User = "vmail", Argv = "/usr/bin/maildrop -d ${recipient}")]
                    [Transport(DestinationRecipientLimit = 1)]
                    sealed class Maildrop;


                """
            );
        }

        if (number % 11 == 4)
        {
            text.Append(
                """
                    [InetService("10.0.0.7:2525", Daemon.Smtpd), SmtpdTls(Protocols = [">=TLSv1"])]
                    [AcceptRisk("PFX1001", "the scanner in the hall speaks TLS 1.0 only", Until = "2027-03-31")]
                    sealed class Scanner;


                """
            );
        }

        text.Append("    [Table(\"virtual\")]\n");
        for (int i = 0; i < 5 + number % 20; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"    [Entry(\"person{i}@site{number % 23}.example.org\", \"box{i}@store.example.org\")]\n"
            );
        }

        return text.Append("    sealed class Aliases : VirtualAliasTable;\n}\n").ToString();
    }

    private static string Number(int number) => number.ToString("000", CultureInfo.InvariantCulture);
}
