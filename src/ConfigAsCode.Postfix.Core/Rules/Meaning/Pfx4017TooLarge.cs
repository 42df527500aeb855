using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>
/// What is so large that it is not analyzed as a whole, though Postfix uses all of it. Nothing may pass because it is large, so this is an
/// error.
/// </summary>
internal sealed class Pfx4017TooLarge()
    : Rule(
        new RuleInfo(
            "PFX4017",
            RuleSeverity.Error,
            "A configuration is too large to be analyzed as a whole",
            HasFix: false
        )
    )
{
    /// <summary>As many findings of one rule about one instance are reported.</summary>
    public const int MostFindings = 1_000;

    /// <summary>Reports the values that no rule could read. It comes last: until then nobody knows which values are asked for.</summary>
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        var read = context
            .View.TooLong.Where(v => IsReadByItself(v.Value.Parameter, v.Service, context))
            .GroupBy(v => (object?)v.Value.SetBy ?? v.Value.Parameter);
        bool isReported = false;
        foreach (var value in read)
        {
            isReported = true;
            EffectiveValue first = value.First().Value;
            yield return Found(
                context.Instance,
                $"{first.Parameter} = {Wording.Excerpt(first.Raw)}: the names in the value bring too much text into it. Postfix uses all of "
                    + $"it, but it is not analyzed: {Limit(context)}. Write a lookup table in place of a long list, or the text once",
                first.SetBy is { } setting ? Place.At(setting) : new Place(context.Instance.Origin),
                first.Parameter,
                first.Raw,
                value.Select(v => v.Service?.Key).OfType<string>().Take(MostFindings)
            );
        }

        if (context.View.IsTooLong && !isReported)
        {
            yield return Found(
                context.Instance,
                $"Not all values of this instance are analyzed: {Limit(context)}. Write a lookup table in place of a long list",
                new Place(context.Instance.Origin)
            );
        }
    }

    /// <summary>A name of one's own that is in other values is reported with these.</summary>
    private static bool IsReadByItself(string parameter, Service? service, InstanceOnTarget context) =>
        Parameters.FindTyped(parameter) is not null || context.View.IsRestrictionClass(parameter, service);

    private static string Limit(InstanceOnTarget context) =>
        context.View.IsTooLong
            ? FormattableString.Invariant(
                $"the names in all values of the instance, as each service reads them, may bring {ExpansionLimit.OfInstance:N0} characters"
            )
            : FormattableString.Invariant($"names may bring {ExpansionLimit.OfValue:N0} characters into one value");

    /// <summary>The findings of a rule, the first ones if they are too many.</summary>
    public IEnumerable<Finding> Limited(Rule rule, IEnumerable<Finding> findings, Instance instance)
    {
        int count = 0;
        foreach (Finding finding in findings)
        {
            if (++count > MostFindings)
            {
                yield return Found(
                    instance,
                    FormattableString.Invariant(
                        $"{rule.Info.Id} finds more than {MostFindings:N0} faults, and reports only these. Fix them, and analyze the rest then"
                    ),
                    new Place(instance.Origin)
                ) with
                {
                    Part = rule.Info.Id,
                };
                yield break;
            }

            yield return finding;
        }
    }
}
