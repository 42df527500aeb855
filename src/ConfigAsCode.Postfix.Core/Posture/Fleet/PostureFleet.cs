namespace ConfigAsCode.Postfix.Core.Posture.Fleet;

/// <summary>The instances of a report by their roles.</summary>
/// <param name="Roles">The roles, by name.</param>
internal sealed record PostureFleet(IReadOnlyList<FleetRole> Roles)
{
    public static PostureFleet Of(PostureReport report)
    {
        IGrouping<string, InstancePosture>[] roles =
        [
            .. report
                .Instances.GroupBy(instance => instance.Role, StringComparer.Ordinal)
                .OrderBy(role => role.Key, StringComparer.Ordinal),
        ];
        IReadOnlyList<string> pages = PageNames.Of([.. roles.Select(role => role.Key)]);
        return new PostureFleet([.. roles.Select((role, i) => FleetRole.Of(role.Key, pages[i], [.. role]))]);
    }
}
