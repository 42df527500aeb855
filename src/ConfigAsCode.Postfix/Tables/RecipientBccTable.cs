namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>recipient_bcc_maps</c>. Who gets a blind copy, by recipient. Key: <c>user@domain</c>, <c>user</c> or
/// <c>@domain</c>; value: one address.
/// </summary>
[Serves("recipient_bcc_maps")]
public abstract class RecipientBccTable : LookupTable;
