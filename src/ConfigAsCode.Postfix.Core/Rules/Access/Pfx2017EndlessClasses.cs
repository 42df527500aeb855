using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Rules.Access;

/// <summary>Restriction classes that lead back to themselves, at which smtpd(8) crashes.</summary>
internal sealed class Pfx2017EndlessClasses()
    : Rule(
        new RuleInfo("PFX2017", RuleSeverity.Error, "Restriction lists lead on without an end", HasFix: false)
        {
            YieldsTo = EquatableArray.Of("PFX4004", "PFX4005"),
        }
    )
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        var loops = new List<(Service Service, EffectiveValue Class, string Again)>();
        foreach (Service service in context.Instance.Services.Where(s => s.IsSmtpServer))
        {
            loops.AddRange(new ClassLoops(context.View, service).All().Select(l => (service, l.Class, l.Again)));
        }

        foreach (var same in loops.GroupBy(l => (Place.At(l.Class.SetBy!), l.Class.Parameter)))
        {
            (_, EffectiveValue around, string again) = same.First();
            yield return Found(
                context.Instance,
                $"smtpd(8) crashes (\"killed by signal 11\" in the log) at each client that reaches the restriction class {again}: "
                    + (
                        around.Parameter == again
                            ? "it names itself"
                            : $"it leads to {around.Parameter}, which names it again"
                    )
                    + $". Remove {again} from {around.Parameter}",
                Place.At(around.SetBy!),
                around.Parameter,
                around.Text,
                same.Select(l => l.Service.Key)
            ) with
            {
                Part = again,
            };
        }
    }
}
