using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>Two services on one endpoint. The last one wins, and before 3.4 nothing says so.</summary>
internal sealed class Pfx4007SharedEndpoint()
    : Rule(
        new RuleInfo("PFX4007", RuleSeverity.Error, "Two services share one endpoint", HasFix: true)
        {
            NeedsMainCf = MainCfNeed.Never,
        }
    )
{
    // Of two such services no file would keep both, so nothing is rendered.
    public override IEnumerable<Finding> CheckDeclaration(Instance instance)
    {
        var ports = KnownTcpPorts.Of(instance.Settings, instance.Target);
        var sameEndpoint = instance
            .Services.GroupBy(s => s.Type.ToMasterCf() + " " + InetEndpoint.Canonical(s, ports), StringComparer.Ordinal)
            .Where(g => g.Count() > 1);
        foreach (var group in sameEndpoint)
        {
            Service[] services = [.. group];
            Service? row = services.FirstOrDefault(s => s.Origin.Kind == OriginKind.Distribution);
            foreach (Service service in services.Where(s => !ReferenceEquals(s, row ?? services[0])))
            {
                yield return Report(instance, service, row ?? services[0], isDefault: row is not null);
            }
        }
    }

    // The instance holds the last one alone.
    public override IEnumerable<Finding> CheckFiles(InstanceReading reading)
    {
        foreach (CfService line in reading.MasterCf?.Services ?? [])
        {
            if (reading.MasterCf!.ReplacementOf(line) is { } taken)
            {
                yield return Report(reading.Instance, line.ToService(), taken.ToService(), isDefault: false);
            }
        }
    }

    private Finding Report(Instance instance, Service service, Service other, bool isDefault)
    {
        bool canReplace = isDefault && service.Name != other.Name;
        string advice = canReplace
            ? $"Call it '{other.Name}' to replace the default service"
            : "Remove one of them, or give it a port of its own";
        return Found(
            instance,
            $"{service.Key} and {other.Key} are one endpoint to Postfix, which uses only the last of them. {advice}",
            new Place(service.Origin),
            services: [service.Key, other.Key],
            fixes: canReplace
                ?
                [
                    Fix.Of(
                        $"Replace the default service '{other.Name}'",
                        new Edit(EditKind.RenameService, Value: other.Name)
                    ),
                ]
                : [Fix.Of($"Remove this service", new Edit(EditKind.RemoveService))]
        );
    }
}
