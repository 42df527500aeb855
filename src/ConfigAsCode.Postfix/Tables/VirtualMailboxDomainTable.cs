namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>virtual_mailbox_domains</c>. Domains with mailboxes of their own, which <c>virtual_transport</c> delivers. Rows are
/// <see cref="DomainAttribute"/>s.
/// </summary>
[Serves("virtual_mailbox_domains")]
public abstract class VirtualMailboxDomainTable : LookupTable;
