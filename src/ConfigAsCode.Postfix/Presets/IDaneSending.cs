namespace ConfigAsCode.Postfix;

/// <summary>
/// Mail to a domain whose mail server has TLSA records goes only to a server that they match (DANE), and to any other with TLS where that is
/// offered. The host needs a resolver on 127.0.0.1 that validates DNSSEC.
/// </summary>
/// <remarks>Source: TLS_README, "DANE TLS authentication"; RFC 7672.</remarks>
[SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.Dane)]
[Smtp(DnsSupportLevel = DnsSupportLevel.Dnssec)]
public interface IDaneSending;
