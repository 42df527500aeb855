using ConfigAsCode.Postfix;

namespace Presets;

/// <summary>Mail programs send through ports 587 and 465 after a login that Dovecot checks; mail for the domain comes in on port 25.</summary>
[PostfixInstance("submission"), Target(Platform.Debian12)]
[Main(
    CompatibilityLevel = "3.6",
    MyHostname = "mail.example.org",
    MyDestination = ["$myhostname", "example.org", "localhost"],
    AliasMaps = ["hash:/etc/aliases"]
)]
[Smtpd(ForbidBareNewline = SmtpdForbidBareNewline.Normalize)]
[SmtpdTls(
    SecurityLevel = SmtpdTlsSecurityLevel.May,
    AuthOnly = true,
    CertFile = "/etc/ssl/certs/mail.pem",
    KeyFile = "/etc/ssl/private/mail.key"
)]
[SmtpTls(SecurityLevel = SmtpTlsSecurityLevel.May)]
[ExpectDelivery("x@example.com", Client = Client.LoggedIn, Through = "example.com", Tls = SmtpTlsSecurityLevel.May)]
public partial class SubmissionServer : IDovecotSasl, IIntermediateTls
{
    sealed class Submission : SubmissionService;

    sealed class Submissions : SubmissionsService;
}
