namespace ConfigAsCode.Postfix;

/// <summary>
/// A filter sees mail before it is accepted: smtpd(8) on port 25 is the client of the filter on port 10025 of this host, which gives mail back
/// on port 10026. The client gets the filter's answer.
/// </summary>
/// <remarks>
/// Source: SMTPD_PROXY_README, "Configuring the Postfix SMTP pass-through proxy feature". A filter that does not answer makes smtpd(8) answer
/// 451: the client tries again.
/// </remarks>
public interface IProxyFilter
{
    /// <summary>Port 25.</summary>
    [InetService("smtp", Daemon.Smtpd, ProcessLimit = 20)]
    [Smtpd(
        ProxyFilter = "127.0.0.1:10025",
        ProxyOptions = [SmtpdProxyOption.SpeedAdjust],
        ClientConnectionCountLimit = 10
    )]
    class Smtp;

    /// <summary>Where the filter gives mail back.</summary>
    [Main(ReceiveOverrideOptions = [ReceiveOverrideOption.NoUnknownRecipientChecks])]
    [Smtpd(DataRestrictions = [])]
    class Reinjection : ReinjectionService;
}
