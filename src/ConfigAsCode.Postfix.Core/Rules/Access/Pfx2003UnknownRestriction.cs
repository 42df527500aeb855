using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Rules.Access;

/// <summary>A word of a restriction list that smtpd(8) of the target does not know: it answers 451 at it.</summary>
internal sealed class Pfx2003UnknownRestriction()
    : Rule(
        new RuleInfo("PFX2003", RuleSeverity.Error, "smtpd does not know a word of a restriction list", HasFix: true)
        {
            // A comment behind the list, quotes, or a line that continues another one explain the words.
            YieldsTo = EquatableArray.Of("PFX4004", "PFX4005"),
        }
    )
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context) =>
        RestrictionCheck
            .In(context)
            .Where(found => !found.Fault.IsOfArgument)
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
                }
            );
}
