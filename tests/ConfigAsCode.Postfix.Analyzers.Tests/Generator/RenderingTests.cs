using ConfigAsCode.Postfix.Analyzers.Tests.Infrastructure;

namespace ConfigAsCode.Postfix.Analyzers.Tests.Generator;

public class RenderingTests
{
    [Fact]
    public void An_instance_becomes_main_cf_and_master_cf()
    {
        Dictionary<string, string> files = CSharpProject
            .Of(
                """
                [PostfixInstance("mail"), Target(Platform.Debian12)]
                [Main(MyHostname = "mail.example.org", MyDestination = ["$myhostname", "localhost"])]
                public partial class Mail : IIntermediateTls
                {
                    [InetService("submission", Daemon.Smtpd), SyslogName("postfix/submission")]
                    [SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt)]
                    [Smtpd(RelayRestrictions = [PermitSaslAuthenticated, Reject])]
                    sealed class Submission;
                }
                """
            )
            .FilesOf("mail");
        Assert.Contains("smtpd_tls_protocols           = >=TLSv1.2", files["main.cf"], StringComparison.Ordinal);
        Assert.Contains("-o smtpd_tls_security_level=encrypt", files["master.cf"], StringComparison.Ordinal);
    }
}
