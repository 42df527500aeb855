using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.HandWritten;

/// <summary>
/// A master.cf without its main.cf, as many people keep it: what its services do is decided by a file that nobody sees, so only what holds whatever
/// stands there is reported.
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

    public static bool AllowsFinding(RuleInfo rule) => rule.IsAboutFiles || OfMasterCf.Contains(rule.Id);
}
