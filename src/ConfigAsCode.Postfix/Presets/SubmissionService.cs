using static ConfigAsCode.Postfix.Restriction;

namespace ConfigAsCode.Postfix;

/// <summary>
/// Port 587, where mail programs send: STARTTLS, then a login, then any recipient. Nothing but a login permits a client, and the
/// restrictions of port 25 do not apply. Derive a nested class: <c>sealed class Submission : SubmissionService;</c>.
/// </summary>
/// <remarks>
/// Source: the entry <c>submission</c> of Postfix's master.cf, with the relay list of its releases up to 3.5, so that no other list guards
/// relaying. A certificate (<c>smtpd_tls_chain_files</c>) and a program that checks logins (<see cref="IDovecotSasl"/>) are yours to set.
/// </remarks>
[InetService("submission", Daemon.Smtpd), SyslogName("postfix/submission")]
[SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt, AuthOnly = true)]
[SmtpdSasl(AuthEnable = true)]
[Smtpd(
    ClientRestrictions = [],
    HeloRestrictions = [],
    SenderRestrictions = [],
    RelayRestrictions = [PermitSaslAuthenticated, Reject],
    RecipientRestrictions = []
)]
[Main(LocalHeaderRewriteClients = ["static:all"])]
[Milter(MacroDaemonName = "ORIGINATING")]
public abstract class SubmissionService;
