using ConfigAsCode.Postfix;

namespace Presets;

/// <summary>Mail is signed and verified by OpenDKIM, on its way out and in.</summary>
[PostfixInstance("open-dkim"), Target(Platform.Debian12)]
[Main(
    CompatibilityLevel = "3.6",
    MyHostname = "mx.example.org",
    MyDestination = ["$myhostname", "example.org", "localhost"],
    AliasMaps = ["hash:/etc/aliases"]
)]
[Smtpd(ForbidBareNewline = SmtpdForbidBareNewline.Normalize)]
[SmtpdTls(
    SecurityLevel = SmtpdTlsSecurityLevel.May,
    CertFile = "/etc/ssl/certs/mx.pem",
    KeyFile = "/etc/ssl/private/mx.key"
)]
[SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.May)]
[ExpectDelivery("x@example.com", Through = "example.com", Tls = SmtpTlsSecurityLevel.May)]
public partial class Signing : IOpenDkim, IIntermediateTls;
