namespace ConfigAsCode.Postfix;

/// <summary>
/// DANE, and MTA-STS (RFC 8461) for domains that have no TLSA records: postfix-tlspol answers on port 8642 of this host which policy a domain
/// has. Set the CA certificates that <c>secure</c> is verified with.
/// </summary>
/// <remarks>Source: postfix-tlspol, "Configuring Postfix"; socketmap_table(5).</remarks>
[SmtpTls(PolicyMaps = ["socketmap:inet:127.0.0.1:8642:QUERY"])]
public interface IMtaStsSending : IDaneSending;
