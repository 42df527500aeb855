namespace ConfigAsCode.Postfix;

/// <summary>
/// Dovecot checks the logins of smtpd(8), through its socket <c>private/auth</c> below the queue directory. Which services accept a login is
/// not set here.
/// </summary>
/// <remarks>
/// Source: SASL_README, "Configuring Dovecot SASL". The path is relative to the queue directory, so it is the same in a chroot.
/// </remarks>
[SmtpdSasl(Type = "dovecot", Path = "private/auth")]
public interface IDovecotSasl;
