using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Posture;

/// <summary>One instance.</summary>
/// <param name="Name">Its name.</param>
/// <param name="HostName">How it calls itself; null where the host decides.</param>
/// <param name="Targets">What its files run on, in words.</param>
/// <param name="Services">The number of services in master.cf.</param>
/// <param name="OnTargets">What is effective, for the targets on which it is the same; one where it is on all.</param>
/// <param name="Tables">The lookup tables that are written with it.</param>
/// <param name="AcceptedRisks">What its authors have accepted.</param>
public sealed record InstancePosture(
    string Name,
    string? HostName,
    EquatableArray<string> Targets,
    int Services,
    EquatableArray<TargetPosture> OnTargets,
    EquatableArray<TableFact> Tables,
    EquatableArray<AcceptedRisk> AcceptedRisks
)
{
    public static InstancePosture Of(Instance instance)
    {
        Target target = instance.Target ?? throw new ArgumentException($"{instance.Name} has no target.");
        // The page may show any value.
        Instance shown = new InstanceOnTarget(instance, target.Each.First()).Withheld.In(instance);
        InstanceOnTarget[] each = [.. target.Each.Select(t => new InstanceOnTarget(shown, t))];
        EffectiveValue host = each[0].View.Get("myhostname");
        return new InstancePosture(
            instance.Name,
            host.IsPartlyUnknown || host.Text.Length == 0 ? null : host.Text,
            each.Select(t => t.Target.Described).Distinct().ToEquatableArray(),
            instance.Services.Count,
            each.Select(t => (t.Target, Posture: TargetPosture.Of(t)))
                .GroupBy(t => t.Posture)
                .Select(same =>
                    same.Key with
                    {
                        Targets = same.Select(t => t.Target.Described).Distinct().ToEquatableArray(),
                    }
                )
                .ToEquatableArray(),
            TableFact.Of(each[0]).ToEquatableArray(),
            instance.AcceptedRisks
        );
    }
}
