using ConfigAsCode.Postfix;
using static ConfigAsCode.Postfix.Restriction;

/// <summary>Where people and machines of example.org submit their mail: after a login under TLS, on port 465 or 587.</summary>
[PostfixInstance("smtp", HostName = "smtp.example.org")]
[WithoutService("smtp", ServiceType.Inet)]
[SmtpdTls(SecurityLevel = SmtpdTlsSecurityLevel.Encrypt)]
[SmtpdSasl(AuthEnable = true, Type = "dovecot", Path = "private/auth")]
[Smtpd(ClientRestrictions = [PermitSaslAuthenticated, Reject], RelayRestrictions = [PermitSaslAuthenticated, Reject])]
[Milter(MacroDaemonName = "ORIGINATING")]
[Expect(Client.LoggedIn, Recipients.OtherDomains, Outcome.Accepted)]
public class SubmissionHost : IMailServer, IDelivering
{
    // Port 587: TLS begins with STARTTLS.
    [InetService("submission", Daemon.Smtpd), SyslogName("postfix/submission")]
    sealed class Submission;

    // Port 465: TLS from the first byte on, which RFC 8314 prefers.
    [InetService("465", Daemon.Smtpd), SyslogName("postfix/submissions")]
    [SmtpdTls(WrapperMode = true)]
    sealed class Submissions;
}
