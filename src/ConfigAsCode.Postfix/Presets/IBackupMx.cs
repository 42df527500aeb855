using static ConfigAsCode.Postfix.Restriction;

namespace ConfigAsCode.Postfix;

/// <summary>
/// The second mail exchanger of domains: it accepts mail for those that <c>relay_domains</c> names, keeps it while their first one does not
/// answer, and relays nothing else for strangers.
/// </summary>
/// <remarks>
/// Source: STANDARD_CONFIGURATION_README, "Configuring Postfix as primary or backup MX host for a remote site". Without
/// <c>relay_recipient_maps</c> it would accept mail for addresses that nobody has, and return it to forged senders (BACKSCATTER_README):
/// PFX7006 reports that.
/// </remarks>
[Needs("relay_domains", Example = "[Main(RelayDomains = [\"example.org\"])]")]
[Smtpd(RelayRestrictions = [PermitMyNetworks, RejectUnauthDestination])]
public interface IBackupMx;
