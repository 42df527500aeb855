using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Rules.Tls;

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

    /// <summary>Whether a setting is told of here, so that no other rule need speak of it.</summary>
    public static bool Tells(Setting setting, Service? service, InstanceOnTarget context) =>
        FaultOf(setting, service, context) is not null;

    private static ValueFault? FaultOf(Setting setting, Service? service, InstanceOnTarget context)
    {
        // What nobody reads is refused by nobody (PFX4002).
        if (Parameters.FindTyped(setting.Parameter) is not { } parameter || !parameter.IsReadOn(context.Target.Postfix))
        {
            return null;
        }

        EffectiveValue value = context.View.Get(setting.Parameter, service);
        // myorigin = $mydomain is not empty on a host, which computes what nobody sets.
        bool isUnknown = value.IsPartlyUnknown && value.Text.Length == 0;
        return
            isUnknown
            || !value.IsSetBy(setting)
            || value.Error is not null
            || setting.Parameter == Pfx4015CompatibilityLevel.Name
            || Pfx1012UnknownServerLevel.Judges(setting.Parameter, value.Text)
            || (value.Text.Length == 0 && IsToldOfAName(setting, service, context))
            ? null
            : ValueCheck.Of(value.Text, parameter, context.Target);
    }

    /// <summary>Whether a value is empty because of a name in it that is told of where it is set.</summary>
    private static bool IsToldOfAName(Setting setting, Service? service, InstanceOnTarget context) =>
        MacroUse
            .NamesIn(setting.Value, withConditions: false)
            .Any(name => context.View.SettingOf(name, service) is { } other && Tells(other, service, context));
}
