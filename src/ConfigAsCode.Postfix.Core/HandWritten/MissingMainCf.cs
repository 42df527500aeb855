using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.HandWritten;

/// <summary>
/// A master.cf without its main.cf, as many people keep it: what its services do is decided by a file that nobody sees, so only what holds whatever
/// stands there is reported, and what an option of master.cf itself switches on.
/// </summary>
internal static class MissingMainCf
{
    public static bool AllowsFinding(Finding finding, InstanceReading reading) =>
        finding.Rule.NeedsMainCf switch
        {
            MainCfNeed.Never => true,
            MainCfNeed.ExceptAtOptions => StandsAtOption(finding, reading),
            _ => false,
        };

    private static bool StandsAtOption(Finding finding, InstanceReading reading) =>
        reading.MasterCf?.Services.Any(service => service.Options.Any(option => option.Origin == finding.Place.Origin))
        == true;
}
