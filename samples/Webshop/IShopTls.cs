using ConfigAsCode.Postfix;

namespace Shop;

/// <summary>
/// How every mail server of the shop speaks TLS: version 1.2 and later with forward secrecy (the preset), a login only
/// inside TLS, and DANE with other servers whose domain has it.
/// </summary>
[SmtpdTls(
    SecurityLevel = SmtpdTlsSecurityLevel.May,
    AuthOnly = true,
    CertFile = "/etc/ssl/certs/shop.pem",
    KeyFile = "/etc/ssl/private/shop.key"
)]
[SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.Dane, CaFile = "/etc/ssl/certs/ca-certificates.crt", LogLevel = "1")]
[Smtp(DnsSupportLevel = DnsSupportLevel.Dnssec)]
public interface IShopTls : IIntermediateTls;
