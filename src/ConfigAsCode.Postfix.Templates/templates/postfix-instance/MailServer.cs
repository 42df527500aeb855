using ConfigAsCode.Postfix;

/// <summary>
/// The mail server of example.org: accepts mail for it from other servers on port 25, and mail to any domain from its people,
/// who log in under TLS on port 465 or 587. TLS is version 1.2 and later with forward secrecy (IIntermediateTls).
/// </summary>
[PostfixInstance("instance-name"), Target(Platform.Debian12)]
[Main(
    MyHostname = "mail.example.org",
    MyDomain = "example.org",
    MyOrigin = "$mydomain",
    MyDestination = ["$mydomain", "$myhostname", "localhost.$mydomain", "localhost"],
    MyNetworks = ["127.0.0.0/8", "[::1]/128"],
    AliasMaps = ["$default_database_type:/etc/aliases"],
    HomeMailbox = "Maildir/",
    RecipientDelimiter = "+",
    CompatibilityLevel = "3.6",
    DisableVrfyCommand = true
)]
[Smtpd(
    Banner = "$myhostname ESMTP",
    HeloRequired = true,
    ForbidBareNewline = SmtpdForbidBareNewline.Normalize,
    ClientConnectionRateLimit = 60
)]
[SmtpdTls(
    SecurityLevel = SmtpdTlsSecurityLevel.May,
    AuthOnly = true,
    CertFile = "/etc/ssl/certs/mail.pem",
    KeyFile = "/etc/ssl/private/mail.key"
)]
[SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.May)]
// What the server must do, checked while you type: it relays for nobody, its people send anywhere, and mail for them comes in.
[Expect(Client.Stranger, Recipients.OtherDomains, Outcome.Refused)]
[Expect(Client.LoggedIn, Recipients.OtherDomains, Outcome.Accepted)]
[Expect(Client.Stranger, "postmaster@example.org", Outcome.Accepted, Service = "smtp")]
[Expect(Client.Stranger, "postmaster@example.org", Outcome.Refused, Service = "submission")]
[ExpectDelivery("somebody@example.com", Tls = SmtpTlsSecurityLevel.May)]
public class MailServer : IDovecotSasl, IIntermediateTls
{
    // Who reads the mail to the names that every domain should have (RFC 2142).
    [Table("virtual")]
    [VirtualAlias("postmaster@example.org", "root")]
    [VirtualAlias("abuse@example.org", "root")]
    sealed class Addresses : VirtualAliasTable;

    // Port 587: TLS begins with STARTTLS. No mail without a login, no login without TLS.
    sealed class Submission : SubmissionService;

    // Port 465: TLS from the first byte on, which RFC 8314 prefers.
    sealed class Submissions : SubmissionsService;
}
