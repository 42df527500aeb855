using ConfigAsCode.Postfix;

namespace Presets;

/// <summary>DANE, and MTA-STS for domains that have no TLSA records.</summary>
[PostfixInstance("mta-sts-sending"), Target(Platform.Debian12)]
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
[SmtpTls(CaFile = "/etc/ssl/certs/ca-certificates.crt")]
[ExpectDelivery("x@example.com", Transport = "smtp", Through = "example.com")]
public partial class Trusting : IMtaStsSending, IIntermediateTls;
