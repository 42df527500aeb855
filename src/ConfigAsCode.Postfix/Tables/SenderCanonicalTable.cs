namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>sender_canonical_maps</c>. Rewrites the addresses of senders, before <c>canonical_maps</c> (canonical(5)).
/// Key: <c>user@domain</c>, <c>user</c> or <c>@domain</c>; value: an address, or <c>@domain</c>.
/// </summary>
[Serves("sender_canonical_maps")]
public abstract class SenderCanonicalTable : LookupTable;
