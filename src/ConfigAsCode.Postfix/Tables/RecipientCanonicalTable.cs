namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>recipient_canonical_maps</c>. Rewrites the addresses of recipients, before <c>canonical_maps</c>
/// (canonical(5)). Key: <c>user@domain</c>, <c>user</c> or <c>@domain</c>; value: an address, or <c>@domain</c>.
/// </summary>
[Serves("recipient_canonical_maps")]
public abstract class RecipientCanonicalTable : LookupTable;
