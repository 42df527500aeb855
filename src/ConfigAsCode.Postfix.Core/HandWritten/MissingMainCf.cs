using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.HandWritten;

/// <summary>
/// A master.cf without its main.cf, as many people keep it: what its services do is decided by a file that nobody sees, so only what holds whatever
/// stands there is reported, and what an option of master.cf itself switches on.
/// </summary>
internal static class MissingMainCf
{
    // Names, values, fields and arguments as they are written in master.cf, secrets in them, and who reads an option.
    private static readonly HashSet<string> OfMasterCf = new(StringComparer.Ordinal)
    {
        "PFX1010",
        "PFX1026",
        "PFX3001",
        "PFX4001",
        "PFX4002",
        "PFX4003",
        "PFX4004",
        "PFX4005",
        "PFX4006",
        "PFX4007",
        "PFX4008",
        "PFX4017",
        "PFX9003",
    };

    // What an option of a service switches on, and Postfix leaves open by default: TLS with old versions or without a certificate, a login outside of it.
    private static readonly HashSet<string> OfOptions = new(StringComparer.Ordinal)
    {
        "PFX1001",
        "PFX1002",
        "PFX1003",
        "PFX1004",
        "PFX1014",
    };

    public static bool AllowsFinding(Finding finding, InstanceReading reading) =>
        finding.Rule.IsAboutFiles
        || OfMasterCf.Contains(finding.Rule.Id)
        || (OfOptions.Contains(finding.Rule.Id) && StandsAtOption(finding, reading));

    private static bool StandsAtOption(Finding finding, InstanceReading reading) =>
        reading.MasterCf?.Services.Any(service => service.Options.Any(option => option.Origin == finding.Place.Origin))
        == true;
}
