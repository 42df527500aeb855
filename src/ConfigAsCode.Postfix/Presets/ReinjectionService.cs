using static ConfigAsCode.Postfix.Restriction;

namespace ConfigAsCode.Postfix;

/// <summary>
/// Where a content filter on this host gives mail back: port 10026 of 127.0.0.1, for programs of this host alone. What was asked of the mail on
/// its way in is not asked again.
/// </summary>
/// <remarks>
/// Source: FILTER_README, "Advanced content filter"; SMTPD_PROXY_README. The relay list guards relaying, so that no other list has to.
/// </remarks>
[InetService("127.0.0.1:10026", Daemon.Smtpd)]
[Main(MyNetworks = ["127.0.0.0/8"])]
[Smtpd(
    ClientRestrictions = [],
    HeloRestrictions = [],
    SenderRestrictions = [],
    RelayRestrictions = [PermitMyNetworks, Reject],
    RecipientRestrictions = [],
    AuthorizedXforwardHosts = ["127.0.0.0/8"]
)]
public abstract class ReinjectionService;
