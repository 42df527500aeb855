namespace ConfigAsCode.Postfix;

/// <summary>
/// A filter gets mail after it is in the queue, by SMTP on port 10025 of this host, and gives it back on port 10026. For a filter elsewhere
/// set <c>content_filter</c> yourself: <c>[Main(ContentFilter = "scan:[127.0.0.1]:10024")]</c>.
/// </summary>
/// <remarks>
/// Source: FILTER_README, "Advanced content filter". Addresses are rewritten and aliases expanded once, behind the filter.
/// </remarks>
[Main(ContentFilter = "scan:[127.0.0.1]:10025", ReceiveOverrideOptions = [ReceiveOverrideOption.NoAddressMappings])]
public interface IContentFilter
{
    /// <summary>Gives mail to the filter, with the client and its name (XFORWARD), and as it is.</summary>
    [UnixService("scan", Daemon.Smtp, ProcessLimit = 10)]
    [Smtp(SendXforwardCommand = true, GenericMaps = [])]
    [Main(DisableMimeOutputConversion = true)]
    class Scan;

    /// <summary>Where the filter gives mail back.</summary>
    [InetService("127.0.0.1:10026", Daemon.Smtpd, ProcessLimit = 10)]
    [Main(
        ContentFilter = "",
        ReceiveOverrideOptions = [
            ReceiveOverrideOption.NoUnknownRecipientChecks,
            ReceiveOverrideOption.NoHeaderBodyChecks,
            ReceiveOverrideOption.NoMilters,
        ]
    )]
    class Reinjection : ReinjectionService;
}
