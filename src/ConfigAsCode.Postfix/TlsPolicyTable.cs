namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>smtp_tls_policy_maps</c>: how smtp(8) speaks TLS to a destination that needs more, or other, than the general
/// level (TLS_README, "TLS policy table"). Rows are <see cref="TlsPolicyAttribute"/>s.
/// </summary>
[Serves("smtp_tls_policy_maps")]
public abstract class TlsPolicyTable : LookupTable;
