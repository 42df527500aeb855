namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>smtp_tls_policy_maps</c>: how smtp(8) uses TLS with a destination that needs other settings than the general
/// ones (TLS_README, "TLS policy table"). Rows are <see cref="TlsPolicyAttribute"/>s.
/// </summary>
[Serves("smtp_tls_policy_maps")]
public abstract class TlsPolicyTable : LookupTable;
