using ConfigAsCode.Postfix;

/// <summary>A host that other hosts connect to: it has a certificate, and accepts a login only inside TLS.</summary>
[SmtpdTls(
    SecurityLevel = SmtpdTlsSecurityLevel.May,
    AuthOnly = true,
    CertFile = "/etc/ssl/certs/mail.pem",
    KeyFile = "/etc/ssl/private/mail.key",
    LogLevel = "1"
)]
[Smtpd(Banner = "$myhostname ESMTP", HeloRequired = true)]
[Main(MyDestination = [], MyNetworks = ["127.0.0.0/8", "[::1]/128"])]
public interface IMailServer : IFleet;
