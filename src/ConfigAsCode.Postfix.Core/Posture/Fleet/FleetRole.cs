namespace ConfigAsCode.Postfix.Core.Posture.Fleet;

/// <summary>The instances of one class.</summary>
/// <param name="Name">The class.</param>
/// <param name="Page">The name of its page, without folder and extension.</param>
/// <param name="Parts">The instances; by platform where they do not do the same on each.</param>
internal sealed record FleetRole(string Name, string Page, IReadOnlyList<FleetPart> Parts)
{
    public IEnumerable<InstancePosture> Instances => Parts.SelectMany(part => part.Instances);

    public int Count => Parts.Sum(part => part.Instances.Count);

    public int Deviating => Parts.Sum(part => part.Deviating.Sum(group => group.Members.Count));

    public static FleetRole Of(string name, string page, IReadOnlyList<InstancePosture> instances)
    {
        IReadOnlyList<PostureFact>[] facts = [.. instances.Select(PostureFacts.Of)];
        FleetPart[] parts =
        [
            .. instances
                .Select((instance, i) => (instance, i))
                .GroupBy(i => string.Join("; ", i.instance.Targets), StringComparer.Ordinal)
                .OrderBy(same => same.Key, StringComparer.Ordinal)
                .Select(same => new FleetPart(
                    same.Key,
                    [.. same.Select(i => i.instance)],
                    [.. same.Select(i => facts[i.i])]
                )),
        ];
        return new FleetRole(
            name,
            page,
            parts.Length > 1 && parts.Skip(1).Any(part => Differs(part, parts[0]))
                ? parts
                : [parts.Length == 1 ? parts[0].OnAny() : new FleetPart("", instances, facts)]
        );
    }

    /// <summary>Whether most instances of one platform do something else than most of another.</summary>
    private static bool Differs(FleetPart part, FleetPart other)
    {
        var own = new HashSet<FactKey>(part.Own.Concat(other.Own));
        return !Shared(part).SetEquals(Shared(other));

        HashSet<PostureFact> Shared(FleetPart of) =>
            [
                .. of.Usual.Where(fact =>
                    fact.Key.Aspect != PostureFacts.RunsOn && !PostureFacts.IsOwn(fact.Key) && !own.Contains(fact.Key)
                ),
            ];
    }
}
