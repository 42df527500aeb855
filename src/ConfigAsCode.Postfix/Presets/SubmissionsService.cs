namespace ConfigAsCode.Postfix;

/// <summary>
/// Port 465, where mail programs send: TLS from the first byte (RFC 8314), and otherwise as <see cref="SubmissionService"/>. Derive a nested
/// class: <c>sealed class Submissions : SubmissionsService;</c>.
/// </summary>
/// <remarks>
/// Source: the entry <c>submissions</c> of Postfix's master.cf. The entry has the number of the port as its name: <c>submissions</c> is not in
/// the /etc/services of older systems, and master(8) does not start with a name that it does not find.
/// </remarks>
[InetService("465"), SyslogName("postfix/submissions")]
[SmtpdTls(WrapperMode = true)]
public abstract class SubmissionsService : SubmissionService;
