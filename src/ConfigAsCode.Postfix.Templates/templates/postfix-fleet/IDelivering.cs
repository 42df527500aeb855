using ConfigAsCode.Postfix;

/// <summary>
/// A host that delivers to other domains: with DANE to those that have it (which takes a resolver on the host that
/// validates DNSSEC), as the table says to the partners, and with TLS where it is offered to the rest.
/// </summary>
[SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.Dane)]
[Smtp(DnsSupportLevel = DnsSupportLevel.Dnssec)]
[UseTable(typeof(Partners))]
public interface IDelivering;

// For whom TLS where it is offered is not enough: never in plain text, and to the bank only under its own name.
[TlsPolicy("bank.example", SmtpTlsSecurityLevel.Secure, Match = ["nexthop", "dot-nexthop"])]
[TlsPolicy(".partner.example", SmtpTlsSecurityLevel.Encrypt)]
sealed class Partners : TlsPolicyTable;
