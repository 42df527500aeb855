using ConfigAsCode.Postfix;

/// <summary>A host that other hosts connect to: it has a certificate, and accepts a login only inside TLS.</summary>
[SmtpdTls(
    SecurityLevel = SmtpdTlsSecurityLevel.May,
    AuthOnly = true,
    CertFile = "/etc/ssl/certs/mail.pem",
    KeyFile = "/etc/ssl/private/mail.key",
    LogLevel = "1"
)]
[Smtpd(
    Banner = "$myhostname ESMTP",
    HeloRequired = true,
    ForbidBareNewline = SmtpdForbidBareNewline.Normalize,
    ClientConnectionRateLimit = 60
)]
[Main(MyDestination = [], MyNetworks = ["127.0.0.0/8", "[::1]/128"], DisableVrfyCommand = true)]
// No host of the fleet relays for strangers.
[Expect(Client.Stranger, Recipients.OtherDomains, Outcome.Refused)]
public interface IMailServer : IFleet;
