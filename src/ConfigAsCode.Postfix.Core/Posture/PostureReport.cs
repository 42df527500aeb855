using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Posture;

/// <summary>What the mail servers of a project do, as facts: who may come in, what goes where, and how well it is protected.</summary>
/// <param name="Instances">The instances, in the order in which they were given.</param>
public sealed record PostureReport(IReadOnlyList<InstancePosture> Instances)
{
    /// <summary>What is to be said of the build that made the files; nothing of a usual one.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <exception cref="ArgumentException">One of the instances has no target.</exception>
    public static PostureReport Of(IEnumerable<Instance> instances) => new([.. instances.Select(InstancePosture.Of)]);
}
