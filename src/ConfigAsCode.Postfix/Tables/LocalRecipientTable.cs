namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>local_recipient_maps</c>. The recipients of <c>mydestination</c> that there are, in place of the users and aliases of the host. Rows
/// are <see cref="RecipientAttribute"/>s.
/// </summary>
[Serves("local_recipient_maps")]
public abstract class LocalRecipientTable : LookupTable;
