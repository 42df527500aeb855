using ConfigAsCode.Postfix;

namespace Presets;

/// <summary>DANE with every domain that has it.</summary>
[PostfixInstance("dane-sending"), Target(Platform.Debian12)]
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
[ExpectDelivery("x@example.com", Through = "example.com", Tls = SmtpTlsSecurityLevel.Dane)]
public partial class Verified : IDaneSending, IIntermediateTls;
