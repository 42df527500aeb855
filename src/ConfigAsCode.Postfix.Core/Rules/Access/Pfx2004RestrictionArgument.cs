using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Rules.Access;

/// <summary>A restriction without the argument that it takes, or with one that it cannot use: the next word is its argument, whatever it is.</summary>
internal sealed class Pfx2004RestrictionArgument()
    : Rule(
        new RuleInfo("PFX2004", RuleSeverity.Error, "A restriction has a missing or wrong argument", HasFix: true)
        {
            // Quotes, or a line that continues another one, explain the words.
            YieldsTo = EquatableArray.Of("PFX4004", "PFX4005"),
        }
    )
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context) =>
        RestrictionCheck
            .In(context)
            .Where(found => found.Fault.IsOfArgument)
            .Select(found =>
                Found(
                    context.Instance,
                    found.Fault.Message(found.Services),
                    Place.At(found.Setting),
                    found.Setting.Parameter,
                    found.Text,
                    found.Services.Select(s => s.Key),
                    [.. found.Fault.Fixes]
                ) with
                {
                    Part = found.Fault.Part,
                    Severity = found.Fault.IsMinor ? RuleSeverity.Info : Info.Severity,
                }
            );
}
