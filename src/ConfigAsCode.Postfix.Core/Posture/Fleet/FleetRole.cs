namespace ConfigAsCode.Postfix.Core.Posture.Fleet;

/// <summary>The instances of one class.</summary>
/// <param name="Name">The class.</param>
/// <param name="Page">The name of its page, without folder and extension.</param>
/// <param name="Parts">The instances; by platform where they do not do the same on each.</param>
internal sealed record FleetRole(string Name, string Page, IReadOnlyList<FleetPart> Parts)
{
    public IEnumerable<FleetMember> Instances => Parts.SelectMany(part => part.Instances);

    public int Count => Parts.Sum(part => part.Instances.Count);

    public int Deviating => Parts.Sum(part => part.Deviating.Sum(group => group.Members.Count));

    public static FleetRole Of(string name, string page, IReadOnlyList<FleetMember> instances)
    {
        FleetPart[] parts =
        [
            .. instances
                .GroupBy(instance => string.Join("; ", instance.Targets), StringComparer.Ordinal)
                .OrderBy(same => same.Key, StringComparer.Ordinal)
                .Select(same => new FleetPart(same.Key, [.. same])),
        ];
        return new FleetRole(
            name,
            page,
            parts.Length > 1 && parts.Skip(1).Any(part => Differs(part, parts[0]))
                ? parts
                : [parts.Length == 1 ? parts[0].OnAny() : new FleetPart("", instances)]
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
