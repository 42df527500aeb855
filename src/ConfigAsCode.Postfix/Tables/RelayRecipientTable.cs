namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>relay_recipient_maps</c>. The recipients that exist in the domains this host relays for; others are
/// refused. Key: <c>user@domain</c> or <c>@domain</c>; value: anything, such as <c>OK</c>.
/// </summary>
[Serves("relay_recipient_maps")]
public abstract class RelayRecipientTable : LookupTable;
