using ConfigAsCode.Postfix.Core.Fleets;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Posture.Fleet;

namespace ConfigAsCode.Postfix.Core.Posture;

/// <summary>What the mail servers of a project do, as facts: who may come in, what goes where, and how well it is protected.</summary>
public sealed record PostureReport
{
    private readonly Lazy<IReadOnlyList<InstancePosture>> instances;

    /// <param name="instances">The instances, in the order in which they are shown.</param>
    public PostureReport(IReadOnlyList<InstancePosture> instances)
        : this([.. instances.Select(instance => new FleetMember(instance))]) { }

    private PostureReport(IReadOnlyList<FleetMember> members)
    {
        Members = members;
        instances = new Lazy<IReadOnlyList<InstancePosture>>(() => SideBySide.Of(members, member => member.Posture));
    }

    /// <summary>The instances, in the order in which they were given; what they do is computed when it is first asked for.</summary>
    public IReadOnlyList<InstancePosture> Instances => instances.Value;

    /// <summary>Whether a build made the files; else somebody wrote them.</summary>
    public bool IsOfBuild { get; init; } = true;

    /// <summary>What is to be said of the build that made the files, nothing of a usual one; and what could not be looked at.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The same instances as pages about many show them.</summary>
    internal IReadOnlyList<FleetMember> Members { get; }

    /// <exception cref="ArgumentException">One of the instances has no target.</exception>
    public static PostureReport Of(IEnumerable<Instance> instances) =>
        Of([.. instances.Select(i => new PosturedInstance(i, i.DeclaredBy, default))]);

    /// <exception cref="ArgumentException">One of the instances has no target.</exception>
    internal static PostureReport Of(IReadOnlyList<PosturedInstance> instances) => new(FleetMember.Of(instances));
}
