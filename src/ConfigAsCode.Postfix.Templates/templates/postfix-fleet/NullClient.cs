using ConfigAsCode.Postfix;

/// <summary>
/// A machine that only sends: what its programs pass to sendmail(1) goes to the submission host, whose certificate has to
/// have its name. It has no SMTP server, and no mail is delivered here.
/// </summary>
[PostfixInstance("app1", HostName = "app1.example.org")]
[WithoutService("smtp", ServiceType.Inet)]
[Main(RelayHost = "[smtp.example.org]:587", LocalTransport = "error:no mail is delivered here")]
[SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.Secure)]
[ExpectDelivery("somebody@example.com", Through = "[smtp.example.org]:587", Tls = SmtpTlsSecurityLevel.Secure)]
// The table with the password is on the host, and nowhere else.
[SmtpSasl(
    AuthEnable = true,
    PasswordMaps = ["texthash:/etc/postfix/sasl_passwd"],
    TlsSecurityOptions = [SaslSecurityOption.NoAnonymous]
)]
public class NullClient : IFleet, INullClient;
