using ConfigAsCode.Postfix.Core.Fleets;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Posture.Fleet;

/// <summary>
/// An instance among many. What the pages about many say of it is computed once for all that no rule can tell apart.
/// </summary>
internal sealed class FleetMember
{
    private readonly SharedPosture? shared;
    private readonly InstanceShape? shape;
    private readonly Lazy<InstancePosture> posture;
    private readonly Lazy<IReadOnlyList<PostureFact>> facts;
    private readonly Lazy<InstanceSummary> summary;

    public FleetMember(InstancePosture posture)
        : this(posture.Name, posture.Role, new Lazy<InstancePosture>(() => posture)) { }

    private FleetMember(PosturedInstance source, SharedPosture shared, InstanceShape shape)
        : this(source.Model.Name, source.Role, new Lazy<InstancePosture>(() => shared.PostureOf(shape)))
    {
        this.shared = shared;
        this.shape = shape;
    }

    private FleetMember(string name, string role, Lazy<InstancePosture> posture)
    {
        Name = name;
        Role = role;
        this.posture = posture;
        facts = new Lazy<IReadOnlyList<PostureFact>>(() => Alike?.FactsOf(shape!) ?? PostureFacts.Of(Posture));
        summary = new Lazy<InstanceSummary>(() => Alike?.Summary ?? InstanceSummary.Of(Posture));
    }

    public string Name { get; }

    /// <summary>The class that declares it.</summary>
    public string Role { get; }

    /// <summary>All that it does. Costs as much as a judgement.</summary>
    public InstancePosture Posture => posture.Value;

    public string? HostName => Alike is { } known ? known.HostNameOf(shape!) : Posture.HostName;

    /// <summary>The addresses on which only this instance listens.</summary>
    public IReadOnlyList<string> Addresses => Alike?.AddressesOf(shape!) ?? new OwnNames(Posture).Addresses;

    public EquatableArray<string> Targets => (Alike?.First ?? Posture).Targets;

    public EquatableArray<AcceptedRisk> AcceptedRisks => (Alike?.First ?? Posture).AcceptedRisks;

    /// <summary>What it does, in parts that compare with those of others.</summary>
    public IReadOnlyList<PostureFact> Facts => facts.Value;

    /// <summary>What it does, in few words.</summary>
    public InstanceSummary Summary => summary.Value;

    private SharedPosture? Alike => shared is { HoldsForAll: true } ? shared : null;

    /// <exception cref="ArgumentException">One of the instances has no target.</exception>
    public static IReadOnlyList<FleetMember> Of(IReadOnlyList<PosturedInstance> instances)
    {
        if (instances.FirstOrDefault(i => i.Model.Target is null) is { } unknown)
        {
            throw new ArgumentException($"{unknown.Model.Name} has no target.");
        }

        var sources = new Dictionary<Instance, PosturedInstance>(ReferenceComparer.OfInstances);
        foreach (PosturedInstance instance in instances)
        {
            sources[instance.Model] = instance;
        }

        var members = new Dictionary<Instance, FleetMember>(ReferenceComparer.OfInstances);
        IEnumerable<LookAlikes> groups = LookAlikes
            .Among(sources.Keys)
            .SelectMany(alike => alike.Apart(model => sources[model].Policies));
        foreach (LookAlikes alike in groups)
        {
            var shared = new SharedPosture(alike, shape => sources[shape.Instance]);
            foreach (InstanceShape shape in alike.Shapes)
            {
                members.Add(shape.Instance, new FleetMember(sources[shape.Instance], shared, shape));
            }
        }

        return [.. instances.Select(instance => members[instance.Model])];
    }
}
