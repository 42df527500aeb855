namespace ConfigAsCode.Postfix.Core.Posture.Fleet;

/// <summary>A part of a role in few words.</summary>
/// <param name="Role">The role.</param>
/// <param name="Part">Its part.</param>
internal sealed record RoleSummary(FleetRole Role, FleetPart Part)
{
    public IReadOnlyList<FleetMember> Instances => Part.Instances;

    public int Deviating => Part.Deviating.Sum(group => group.Members.Count);

    public static IReadOnlyList<RoleSummary> Of(PostureFleet fleet) =>
        [.. fleet.Roles.SelectMany(role => role.Parts.Select(part => new RoleSummary(role, part)))];

    /// <summary>Those together that do the same, but for what each has of its own; the largest group first.</summary>
    public static IEnumerable<IReadOnlyList<RoleSummary>> Grouped(IReadOnlyList<RoleSummary> all) =>
        new Population(
            [
                .. all.Select(summary =>
                    (IReadOnlyList<PostureFact>)[.. summary.Part.Usual.Where(fact => !PostureFacts.IsOwn(fact.Key))]
                ),
            ],
            isOfOneKind: false
        )
            .Groups.Select(group => (IReadOnlyList<RoleSummary>)[.. group.Members.Select(member => all[member])])
            .OrderByDescending(group => group.Sum(summary => summary.Instances.Count))
            .ThenBy(group => group[0].Role.Name, StringComparer.Ordinal);
}
