namespace ConfigAsCode.Postfix;

/// <summary>
/// Mail for virtual mailboxes goes to the LMTP server of Dovecot, through its socket <c>private/dovecot-lmtp</c> below the queue directory. For
/// another server set <c>virtual_transport</c> yourself, such as <c>lmtp:inet:127.0.0.1:24</c>.
/// </summary>
/// <remarks>
/// Source: Dovecot, "LMTP with Postfix"; lmtp(8). The path is relative to the queue directory, so it is the same in a chroot.
/// </remarks>
[Needs("virtual_mailbox_domains", Example = "[Virtual(MailboxDomains = [\"example.org\"])]")]
[Virtual(Transport = "lmtp:unix:private/dovecot-lmtp")]
public interface ILmtpDelivery;
