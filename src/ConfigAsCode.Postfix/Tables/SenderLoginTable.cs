namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>smtpd_sender_login_maps</c>. Who may use a sender address, for <c>reject_sender_login_mismatch</c> and
/// similar restrictions. Key: <c>user@domain</c>, <c>user</c> or <c>@domain</c>; value: one or more login names, separated by commas.
/// </summary>
[Serves("smtpd_sender_login_maps")]
public abstract class SenderLoginTable : LookupTable;
