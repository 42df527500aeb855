namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>sender_bcc_maps</c>. Who gets a blind copy, by sender. Key: <c>user@domain</c>, <c>user</c> or
/// <c>@domain</c>; value: one address.
/// </summary>
[Serves("sender_bcc_maps")]
public abstract class SenderBccTable : LookupTable;
