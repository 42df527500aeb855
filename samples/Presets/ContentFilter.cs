using ConfigAsCode.Postfix;

namespace Presets;

/// <summary>A filter gets mail after it is in the queue, and gives it back on port 10026.</summary>
[PostfixInstance("content-filter"), Target(Platform.Debian12)]
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
public partial class Filtered : IContentFilter, IIntermediateTls;
