using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>
/// A setting of main.cf that changes nothing, since every release has the same default. Only where it stands for this instance alone: a policy is
/// written for many, whose targets differ. An override of a service says what holds there whatever main.cf will say, a value that is computed from
/// another one what belongs together, and who writes a file by hand may write down what holds: all that can be meant.
/// </summary>
internal sealed class Pfx4014SameAsDefault()
    : Rule(
        new RuleInfo("PFX4014", RuleSeverity.Info, "A setting repeats the default", HasFix: true) { HasSafeFix = true }
    )
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        if (context.Instance.IsHandWritten)
        {
            yield break;
        }

        foreach (Setting setting in context.Instance.Settings)
        {
            if (setting.Origin.Kind != OriginKind.Policy && IsAnalyzed(setting, context))
            {
                yield return Found(
                    context.Instance,
                    $"{setting.Parameter} = {setting.Value} changes nothing: it is the default of Postfix {context.Target.Postfix.WithoutPatch}. "
                        + "Remove it",
                    Place.At(setting),
                    setting.Parameter,
                    setting.Value,
                    services: null,
                    Fix.Safe($"Remove {setting.Parameter}", new Edit(EditKind.Remove, setting.Parameter))
                );
            }
        }
    }

    private static bool IsAnalyzed(Setting setting, InstanceOnTarget context)
    {
        EffectiveValue value = context.View.Get(setting.Parameter);
        return setting.Value.IndexOf('$') < 0
            && Parameters.Find(setting.Parameter) is { } parameter
            && parameter.ExistsOn(context.Target.Postfix)
            && value.IsSetBy(setting)
            && value.Error is null
            && DefaultForEver(parameter, context) is { } other
            && IsSame(value.Text, other, parameter, context.Target);
    }

    /// <summary>What would be read without the setting; null where that is not the same for ever, so that to say it is a decision.</summary>
    private static string? DefaultForEver(ParameterInfo parameter, InstanceOnTarget context)
    {
        (string From, string Value)[] history = [.. parameter.DefaultHistory];
        bool isFixed =
            history.Length == 1
            && parameter.ComputedFrom is null
            && !parameter.IsBuildDependent
            && history[0].Value.IndexOf('$' + CompatibilityLevel.Name, StringComparison.Ordinal) < 0;
        return isFixed ? context.View.Expand(history[0].Value, service: null)?.Trim() : null;
    }

    private static bool IsSame(string value, string other, ParameterInfo parameter, Target target) =>
        parameter.TypeOn(target.Postfix) == ParameterType.Bool || parameter.IgnoresCase
            ? string.Equals(value, other, StringComparison.OrdinalIgnoreCase)
        : parameter.IsList ? ListValue.Words(value).SequenceEqual(ListValue.Words(other))
        : value == other;
}
