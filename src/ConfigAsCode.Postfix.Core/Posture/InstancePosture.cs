using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Tls;

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
    /// <summary>What the instances have in common that do the same: the class that declares them.</summary>
    public string Role { get; init; } = "";

    /// <summary>The lowest TLS level at which a client from another host can come in; null where none can.</summary>
    internal TlsLevel? LeastTlsIn =>
        OnTargets
            .SelectMany(t => t.Listeners)
            .Where(l => l.Addresses.Count > 0 && !l.IsLoopback)
            .Min(l => (TlsLevel?)(l.Tls?.Level ?? TlsLevel.None));

    /// <summary>The lowest TLS level at which mail goes to another host; null where none does.</summary>
    internal TlsLevel? LeastTlsOut =>
        OnTargets
            .SelectMany(t => t.Transports)
            .Where(t => t.Mail.Count > 0 && !t.StaysOnHost)
            .SelectMany(t => t.Clients)
            .Min(c => (TlsLevel?)(c.WithoutTlsa ?? c.Tls).Level);

    /// <summary>What an instance does. It may be asked for several instances at once.</summary>
    public static InstancePosture Of(Instance instance)
    {
        Target target = instance.Target ?? throw new ArgumentException($"{instance.Name} has no target.");
        // The page may show any value.
        Instance shown = new InstanceOnTarget(instance, target.Each.First()).Withheld.In(instance);
        InstanceOnTarget[] each = [.. target.Each.Select(t => InstanceOnTarget.OfAnalyzed(shown, t))];
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
        )
        {
            Role = instance.DeclaredBy,
        };
    }
}
