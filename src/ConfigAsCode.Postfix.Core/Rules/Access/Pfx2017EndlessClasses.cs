using ConfigAsCode.Postfix.Core.Access;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules.Access;

/// <summary>Restriction classes that lead back to themselves, at which smtpd(8) crashes; and lists that lead to more than the rules follow.</summary>
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
        var cut = new List<Service>();
        foreach (Service service in context.Instance.Services.Where(s => s.IsSmtpServer))
        {
            int before = loops.Count;
            loops.AddRange(new ClassLoops(context.View, service).All().Select(l => (service, l.Class, l.Again)));
            if (loops.Count == before && context.AccessThrough(service).IsCut)
            {
                cut.Add(service);
            }
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

        if (cut.Count > 0)
        {
            yield return Cut(cut, context);
        }
    }

    /// <summary>At the classes where there are some, else at a list.</summary>
    private Finding Cut(List<Service> services, InstanceOnTarget context)
    {
        EffectiveValue at = SmtpStages
            .OfMail.Select(stage => stage.List)
            .Prepend(EffectiveView.RestrictionClasses)
            .Select(list => context.View.Get(list, services[0]))
            .First(value => value.SetBy is not null);
        return Found(
            context.Instance,
            $"Who may send mail through {Wording.Names(services)} is not followed to the end: the restriction lists lead to classes more than "
                + $"{RestrictionList.ClassDepth} deep, to more than {RestrictionEffects.MostInClasses} restrictions in classes and rows of tables, "
                + $"or to more than {AccessEngine.MostWays} kinds of clients. What is not followed counts as rejected. Write fewer classes, or one "
                + "table in place of many",
            Place.At(at.SetBy!),
            at.Parameter,
            at.Text,
            services.Select(s => s.Key)
        ) with
        {
            Severity = RuleSeverity.Info,
        };
    }
}
