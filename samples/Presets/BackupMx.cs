using ConfigAsCode.Postfix;

namespace Presets;

/// <summary>The second mail exchanger of example.org. The first one is found by its MX record.</summary>
[PostfixInstance("backup-mx"), Target(Platform.Debian12)]
[Main(
    CompatibilityLevel = "3.6",
    MyHostname = "mx2.example.org",
    MyDestination = ["$myhostname", "localhost"],
    RelayDomains = ["example.org"],
    AliasMaps = ["hash:/etc/aliases"]
)]
[Smtpd(ForbidBareNewline = SmtpdForbidBareNewline.Normalize)]
[SmtpdTls(
    SecurityLevel = SmtpdTlsSecurityLevel.May,
    CertFile = "/etc/ssl/certs/mx2.pem",
    KeyFile = "/etc/ssl/private/mx2.key"
)]
[SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.May)]
[ExpectDelivery("info@example.org", Transport = "relay", Through = "example.org", Tls = SmtpTlsSecurityLevel.May)]
public partial class SecondMx : IBackupMx, IIntermediateTls
{
    [Table("relay-recipients")]
    [Entry("info@example.org", "OK")]
    [Entry("postmaster@example.org", "OK")]
    sealed class Recipients : RelayRecipientTable;
}
