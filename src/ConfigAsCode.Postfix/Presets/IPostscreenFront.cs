namespace ConfigAsCode.Postfix;

/// <summary>
/// postscreen(8) answers on port 25 and gives the connections of clients that pass its tests to smtpd(8). A client that talks before it is
/// greeted is rejected.
/// </summary>
/// <remarks>
/// Source: POSTSCREEN_README, "Turning on postscreen(8) without blocking mail" and "postscreen(8) TLS configuration"; the rows are those of
/// Postfix's master.cf. Which DNS lists it asks (<c>postscreen_dnsbl_sites</c>) is yours to choose.
/// </remarks>
[Postscreen(GreetAction = PostscreenAction.Enforce)]
public interface IPostscreenFront
{
    /// <summary>Port 25.</summary>
    [InetService("smtp", Daemon.Postscreen)]
    class Smtp;

    /// <summary>The SMTP server behind it.</summary>
    [PassService("smtpd", Daemon.Smtpd)]
    class Smtpd;

    /// <summary>Asks DNS lists.</summary>
    [UnixService("dnsblog", Daemon.Dnsblog, ProcessLimit = 0)]
    class Dnsblog;

    /// <summary>TLS with clients that are tested behind the greeting.</summary>
    [UnixService("tlsproxy", Daemon.Tlsproxy, ProcessLimit = 0)]
    class Tlsproxy;
}
