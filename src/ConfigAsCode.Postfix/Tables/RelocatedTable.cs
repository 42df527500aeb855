namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>relocated_maps</c>. The new address of a recipient that has moved (relocated(5)). Key: <c>user@domain</c>,
/// <c>user</c> or <c>@domain</c>; value: the text after "user has moved to" in the bounce.
/// </summary>
[Serves("relocated_maps")]
public abstract class RelocatedTable : LookupTable;
