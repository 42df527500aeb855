namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>canonical_maps</c>. Rewrites the addresses of senders and recipients, in envelopes and headers
/// (canonical(5)). Key: <c>user@domain</c>, <c>user</c> or <c>@domain</c>; value: an address, or <c>@domain</c>.
/// </summary>
[Serves("canonical_maps")]
public abstract class CanonicalTable : LookupTable;
