using ConfigAsCode.Postfix;

namespace Presets;

/// <summary>A mail exchanger whose mailboxes are those of Dovecot.</summary>
[PostfixInstance("lmtp-delivery"), Target(Platform.Debian12)]
[Main(
    CompatibilityLevel = "3.6",
    MyHostname = "mx.example.org",
    MyDestination = ["$myhostname", "localhost"],
    AliasMaps = ["hash:/etc/aliases"]
)]
[Virtual(MailboxDomains = ["example.org"])]
[Smtpd(ForbidBareNewline = SmtpdForbidBareNewline.Normalize)]
[SmtpdTls(
    SecurityLevel = SmtpdTlsSecurityLevel.May,
    CertFile = "/etc/ssl/certs/mx.pem",
    KeyFile = "/etc/ssl/private/mx.key"
)]
[SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.May)]
[ExpectDelivery("info@example.org", Transport = "lmtp", Through = "unix:private/dovecot-lmtp")]
public partial class Mailboxes : ILmtpDelivery, IIntermediateTls
{
    // Who has a mailbox; what stands to the right is not used where LMTP delivers.
    [Table("mailboxes")]
    [Entry("info@example.org", "info")]
    [Entry("postmaster@example.org", "postmaster")]
    sealed class Accounts : VirtualMailboxTable;
}
