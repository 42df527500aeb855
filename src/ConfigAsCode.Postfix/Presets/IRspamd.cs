namespace ConfigAsCode.Postfix;

/// <summary>
/// Rspamd judges mail through its proxy, which listens on port 11332 of this host by default. Together with another milter list both
/// yourself: <c>[Smtpd(Milters = [...])]</c>.
/// </summary>
/// <remarks>
/// Source: Rspamd, "MTA integration"; MILTER_README. The address is a number, since a name would have to be resolved in the chroot.
/// </remarks>
[Smtpd(Milters = ["inet:127.0.0.1:11332"])]
public interface IRspamd : IMilter;
