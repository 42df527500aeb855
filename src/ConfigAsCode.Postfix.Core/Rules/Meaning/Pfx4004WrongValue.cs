using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>A value that the program refuses when it starts, although postconf(1) shows it without a word.</summary>
internal sealed class Pfx4004WrongValue()
    : Rule(new RuleInfo("PFX4004", RuleSeverity.Error, "Postfix refuses a value", HasFix: true))
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        foreach ((Setting setting, Service? service) in context.View.Settings)
        {
            if (FaultOf(setting, service, context) is { } fault)
            {
                string value = context.View.Get(setting.Parameter, service).Text;
                // What became of a name that nothing defines shows only in the text itself.
                string shown = value.Length == 0 ? setting.Value : value;
                yield return Found(
                    context.Instance,
                    $"{setting.Parameter} = {shown}: {fault.Reason}. {fault.Advice}",
                    Place.At(setting),
                    setting.Parameter,
                    value,
                    service is null ? [] : [service.Key],
                    [.. fault.Better.Select(b => Fix.Of($"Write '{b}'", new Edit(EditKind.Set, setting.Parameter, b)))]
                );
            }
        }
    }

    private static ValueFault? FaultOf(Setting setting, Service? service, InstanceOnTarget context)
    {
        // What nobody reads is refused by nobody.
        if (Parameters.FindTyped(setting.Parameter) is not { } parameter || !parameter.IsReadOn(context.Target.Postfix))
        {
            return null;
        }

        EffectiveValue value = context.View.Get(setting.Parameter, service);
        // myorigin = $mydomain is not empty on a host, which computes what nobody sets.
        bool isUnknown = value.IsPartlyUnknown && value.Text.Length == 0;
        return isUnknown
            || !value.IsSetBy(setting)
            || value.Error is not null
            // A release reads levels that are no value of its type, and each in a way of its own.
            || setting.Parameter == CompatibilityLevel.Name
            || (value.Text.Length == 0 && IsReportedAtAName(setting, service, context))
                ? null
            // In wrapper mode a server takes any word for its level.
            : parameter.IsServerLevel ? ValueCheck.Comment(value.Text, parameter, context.Target)
            : ValueCheck.Of(value.Text, parameter, context.Target);
    }

    /// <summary>Whether a value is empty because of a name in it whose own value is refused where it is set.</summary>
    private static bool IsReportedAtAName(Setting setting, Service? service, InstanceOnTarget context) =>
        MacroUse
            .NamesIn(setting.Value, withConditions: false)
            .Any(name =>
                context.View.SettingOf(name, service) is { } other && FaultOf(other, service, context) is not null
            );
}
