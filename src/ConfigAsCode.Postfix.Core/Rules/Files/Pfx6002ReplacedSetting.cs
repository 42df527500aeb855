using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Rules.Files;

/// <summary>A parameter that is set twice in main.cf, or twice for one service: Postfix takes the last value.</summary>
internal sealed class Pfx6002ReplacedSetting()
    : Rule(new RuleInfo("PFX6002", RuleSeverity.Warning, "A later line replaces a setting", HasFix: false))
{
    public override IEnumerable<Finding> CheckFiles(InstanceReading reading) =>
        InMainCf(reading).Concat(InMasterCf(reading));

    private IEnumerable<Finding> InMainCf(InstanceReading reading)
    {
        foreach (CfSetting setting in reading.MainCf.Settings)
        {
            if (reading.MainCf.ReplacementOf(setting) is { } taken)
            {
                string name = setting.Name.Text;
                yield return Found(
                    reading.Instance,
                    $"{name} = {Wording.Excerpt(setting.Value.Text)} has no effect: line {LineOf(taken.Line.All.Origin)} sets "
                        + $"{name} again, and Postfix uses the last value. Remove one of the two lines",
                    new Place(setting.Line.All.Origin),
                    name,
                    setting.Value.Text
                );
            }
        }
    }

    private IEnumerable<Finding> InMasterCf(InstanceReading reading)
    {
        foreach (CfService service in reading.MasterCf?.InForce ?? [])
        {
            foreach (CfOption option in service.Options)
            {
                if (service.ReplacementOf(option) is { } taken)
                {
                    string name = option.Name!.Text;
                    yield return Found(
                        reading.Instance,
                        $"-o {name}={Wording.Excerpt(option.Value!.Text)} has no effect: line {LineOf(taken.Origin)} sets {name} "
                            + $"again for {service.Key}, and the daemon uses the last value. Remove one of the two",
                        new Place(option.Origin),
                        name,
                        option.Value.Text,
                        [service.Key]
                    );
                }
            }
        }
    }

    private static int LineOf(Origin origin) => origin.Range!.Value.Start.Line;
}
