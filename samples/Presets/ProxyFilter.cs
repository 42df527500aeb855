using ConfigAsCode.Postfix;

namespace Presets;

/// <summary>A filter sees mail before it is accepted, and gives it back on port 10026.</summary>
[PostfixInstance("proxy-filter"), Target(Platform.Debian12)]
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
[ExpectDelivery("x@example.com", Service = "127.0.0.1:10026", Through = "example.com")]
public partial class Screened : IProxyFilter, IIntermediateTls;
