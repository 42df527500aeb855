namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>relocated_maps</c>. Tells senders that a recipient has moved (relocated(5)). Key: <c>user@domain</c>,
/// <c>user</c> or <c>@domain</c>; value: what stands behind "user has moved to" in the bounce.
/// </summary>
[Serves("relocated_maps")]
public abstract class RelocatedTable : LookupTable;
