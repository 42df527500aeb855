using ConfigAsCode.Postfix;

/// <summary>
/// A host that delivers to other domains: with DANE to those that have it (which needs a resolver on the host that
/// validates DNSSEC), to the partners as the table sets, and to the rest with TLS where it is offered.
/// </summary>
[UseTable(typeof(Partners))]
[ExpectDelivery("somebody@bank.example", Tls = SmtpTlsSecurityLevel.Secure)]
public interface IDelivering : IDaneSending;

// Partners for which opportunistic TLS is not enough: never in plain text, and to the bank only under its own name.
[TlsPolicy("bank.example", SmtpTlsSecurityLevel.Secure, Match = ["nexthop", "dot-nexthop"])]
[TlsPolicy(".partner.example", SmtpTlsSecurityLevel.Encrypt)]
sealed class Partners : TlsPolicyTable;
