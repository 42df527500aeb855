using ConfigAsCode.Postfix;

namespace Presets;

/// <summary>A host whose programs send mail, all of it through the hub.</summary>
[PostfixInstance("null-client"), Target(Platform.Debian12)]
[Main(CompatibilityLevel = "3.6", MyHostname = "printer.example.org", RelayHost = "[hub.example.org]")]
[SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.Encrypt)]
[ExpectDelivery("root", To = ["root@example.org"], Through = "[hub.example.org]", Tls = SmtpTlsSecurityLevel.Encrypt)]
public partial class Printer : INullClient, IIntermediateTls;
