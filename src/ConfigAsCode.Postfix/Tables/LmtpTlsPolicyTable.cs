namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>lmtp_tls_policy_maps</c>: how lmtp(8) uses TLS with a mailbox store that needs other settings than the
/// general ones. Rows are <see cref="TlsPolicyAttribute"/>s.
/// </summary>
[Serves("lmtp_tls_policy_maps")]
public abstract class LmtpTlsPolicyTable : LookupTable;
