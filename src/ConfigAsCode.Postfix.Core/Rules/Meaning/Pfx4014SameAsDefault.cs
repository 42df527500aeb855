using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>
/// A setting that changes nothing, since the program would read the same without it. Only where it stands for this instance
/// alone: a policy is written for many, whose targets differ.
/// </summary>
internal sealed class Pfx4014SameAsDefault()
    : Rule(new RuleInfo("PFX4014", RuleSeverity.Info, "A setting repeats the default", HasFix: true))
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        foreach ((Setting setting, Service? service) in context.View.Settings)
        {
            if (setting.Origin.Kind != OriginKind.Policy && IsAnalyzed(setting, service, context))
            {
                string from = SettingOfMainCf(setting, service, context) is null
                    ? $"the default of Postfix {context.Target.Postfix.WithoutPatch}"
                    : "the value in main.cf";
                yield return Found(
                    context.Instance,
                    $"{setting.Parameter} = {setting.Value} changes nothing: it is {from}. Remove it",
                    Place.At(setting),
                    setting.Parameter,
                    setting.Value,
                    service is null ? [] : [service.Key],
                    Fix.Of($"Remove {setting.Parameter}", new Edit(EditKind.Remove, setting.Parameter))
                );
            }
        }
    }

    private static bool IsAnalyzed(Setting setting, Service? service, InstanceOnTarget context)
    {
        EffectiveValue value = context.View.Get(setting.Parameter, service);
        return Parameters.Find(setting.Parameter) is { } parameter
            && parameter.ExistsOn(context.Target.Postfix)
            // What a program never reads, or reads under another name, is told as such.
            && (service is null || parameter.IsReadBy(service.Program, context.Target.Postfix))
            && value.IsSetBy(setting)
            && value.Error is null
            && Without(setting, service, parameter, context) is { } other
            && IsSame(value.Text, other, parameter, context.Target);
    }

    /// <summary>What would be read without the setting; null where that is not the same for ever, so that to say it is a decision.</summary>
    private static string? Without(Setting setting, Service? service, ParameterInfo parameter, InstanceOnTarget context)
    {
        if (SettingOfMainCf(setting, service, context) is { } outer)
        {
            return context.View.Expand(outer.Value, service)?.Trim();
        }

        (string From, string Value)[] history = [.. parameter.DefaultHistory];
        bool isFixed =
            history.Length == 1
            && parameter.ComputedFrom is null
            && !parameter.IsBuildDependent
            && history[0].Value.IndexOf('$' + CompatibilityLevel.Name, StringComparison.Ordinal) < 0;
        return isFixed ? context.View.Expand(history[0].Value, service)?.Trim() : null;
    }

    private static Setting? SettingOfMainCf(Setting setting, Service? service, InstanceOnTarget context) =>
        service is null ? null : context.View.SettingOf(setting.Parameter, service: null);

    private static bool IsSame(string value, string other, ParameterInfo parameter, Target target) =>
        parameter.TypeOn(target.Postfix) == ParameterType.Bool || parameter.IgnoresCase
            ? string.Equals(value, other, StringComparison.OrdinalIgnoreCase)
        : parameter.IsList ? ListValue.Words(value).SequenceEqual(ListValue.Words(other))
        : value == other;
}
