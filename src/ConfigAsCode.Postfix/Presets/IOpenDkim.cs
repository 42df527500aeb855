namespace ConfigAsCode.Postfix;

/// <summary>
/// OpenDKIM signs what this host sends and verifies what it receives. It listens on port 8891 of this host: <c>Socket inet:8891@localhost</c> in
/// /etc/opendkim.conf. Together with another milter list both yourself: <c>[Smtpd(Milters = [...])]</c>.
/// </summary>
/// <remarks>
/// Source: opendkim.conf(5) and the file of Debian's package; MILTER_README. The address is a number, since a name would have to be
/// resolved in the chroot.
/// </remarks>
[Smtpd(Milters = ["inet:127.0.0.1:8891"])]
public interface IOpenDkim : IMilter;
