using ConfigAsCode.Postfix;

namespace Presets;

/// <summary>A workstation: mail for its own accounts stays there, everything else goes through the hub.</summary>
[PostfixInstance("satellite"), Target(Platform.Debian12)]
[Main(
    CompatibilityLevel = "3.6",
    MyHostname = "desk.example.org",
    RelayHost = "[hub.example.org]",
    AliasMaps = ["hash:/etc/aliases"]
)]
[SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.Encrypt)]
[ExpectDelivery("x@example.com", Through = "[hub.example.org]", Tls = SmtpTlsSecurityLevel.Encrypt)]
public partial class Desk : ISatellite, IIntermediateTls;
