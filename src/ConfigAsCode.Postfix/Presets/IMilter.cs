namespace ConfigAsCode.Postfix;

/// <summary>
/// Milters see the mail of SMTP clients, and that of sendmail(1) too. While one does not answer, mail is deferred.
/// </summary>
/// <remarks>
/// Source: MILTER_README. <c>milter_default_action</c> keeps its default, <c>tempfail</c>: a filter that is down is then noticed, and lets nothing
/// through.
/// </remarks>
[Needs("smtpd_milters", Example = "[Smtpd(Milters = [\"inet:127.0.0.1:8891\"])]")]
[Main(NonSmtpdMilters = ["$smtpd_milters"])]
public interface IMilter;
