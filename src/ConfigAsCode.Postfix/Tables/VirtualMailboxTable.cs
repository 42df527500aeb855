namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>virtual_mailbox_maps</c>. The mailboxes of virtual mailbox domains (virtual(8)). Key: <c>user@domain</c>
/// or <c>@domain</c>; value: a file below <c>virtual_mailbox_base</c>, or a folder where it ends in <c>/</c>.
/// </summary>
[Serves("virtual_mailbox_maps")]
public abstract class VirtualMailboxTable : LookupTable;
