namespace ConfigAsCode.Postfix.Core.Posture.Fleet;

/// <summary>Instances of a role that are compared with each other: all of them, or those of one platform.</summary>
internal sealed class FleetPart
{
    private readonly Population population;

    private FleetPart(IReadOnlyList<FleetMember> instances, Population population)
    {
        Targets = "";
        Instances = instances;
        this.population = population;
    }

    /// <param name="targets">What they run on; empty where that makes no difference.</param>
    /// <param name="instances">The instances, at least one.</param>
    public FleetPart(string targets, IReadOnlyList<FleetMember> instances)
    {
        Targets = targets;
        Instances = instances;
        population = new Population([.. instances.Select(instance => instance.Facts)], isOfOneKind: true);
    }

    public string Targets { get; }

    public IReadOnlyList<FleetMember> Instances { get; }

    /// <summary>In what each instance has something of its own.</summary>
    public IReadOnlyList<FactKey> Own => population.Own;

    public IEnumerable<PostureFact> Usual => population.Usual;

    /// <summary>The instances that differ from most, those together that do so in the same.</summary>
    public IEnumerable<DeviatingGroup> Deviating => population.Groups.Where(group => group.Deviations.Count > 0);

    /// <summary>The first instance that is as most are; where none is, the one that differs in the least.</summary>
    public InstancePosture Representative =>
        Instances[population.Groups.OrderBy(group => group.Deviations.Count).First().Members[0]].Posture;

    /// <summary>The same instances, where there are no others.</summary>
    public FleetPart OnAny() => new(Instances, population);

    public string? ValueOf(int instance, FactKey key) => population.ValueOf(instance, key);
}
