namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>lmtp_tls_policy_maps</c>: how lmtp(8) speaks TLS to a mailbox store that needs more, or other, than the
/// general level. Rows are <see cref="TlsPolicyAttribute"/>s.
/// </summary>
[Serves("lmtp_tls_policy_maps")]
public abstract class LmtpTlsPolicyTable : LookupTable;
