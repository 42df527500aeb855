using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>A value that Postfix takes without a word, and takes for something else than it looks like.</summary>
internal sealed class Pfx4005Misread()
    : Rule(
        new RuleInfo(
            "PFX4005",
            RuleSeverity.Warning,
            "Postfix interprets a value differently than it looks",
            HasFix: true
        )
        {
            NeedsMainCf = MainCfNeed.Never,
            HasSafeFix = true,
        }
    )
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        foreach ((Setting setting, Service? service) in context.View.Settings)
        {
            // A name of one's own is not expanded for its own sake.
            if (
                Parameters.FindTyped(setting.Parameter) is { } parameter
                && parameter.IsReadOn(context.Target.Postfix)
                && context.View.Get(setting.Parameter, service) is var value
                && value.IsSetBy(setting)
                && value.Error is null
                && Misreading.Of(value.Text, setting.Value, parameter, context.Target, service is not null) is { } fault
            )
            {
                yield return Found(
                    context.Instance,
                    $"{setting.Parameter} = {setting.Value}: {fault.Reason}. {fault.Advice}",
                    Place.At(setting),
                    setting.Parameter,
                    value.Text,
                    service is null ? [] : [service.Key],
                    fault.FixesOf(setting.Parameter)
                ) with
                {
                    // smtpd(8) answers 451 at what is left of the words.
                    Severity = parameter.IsRestrictionList ? RuleSeverity.Error : Info.Severity,
                };
            }
        }
    }
}
