using ConfigAsCode.Postfix.Core.Fleets;

namespace ConfigAsCode.Postfix.Core.Posture.Fleet;

/// <summary>The instances of a report by their roles.</summary>
/// <param name="Roles">The roles, by name.</param>
internal sealed record PostureFleet(IReadOnlyList<FleetRole> Roles)
{
    public static PostureFleet Of(PostureReport report)
    {
        // What has to be computed is computed side by side.
        SideBySide.Of(
            report.Members,
            member =>
            {
                _ = member.Facts;
                return member.Summary;
            }
        );
        IGrouping<string, FleetMember>[] roles =
        [
            .. report
                .Members.GroupBy(instance => instance.Role, StringComparer.Ordinal)
                .OrderBy(role => role.Key, StringComparer.Ordinal),
        ];
        IReadOnlyList<string> pages = PageNames.Of([.. roles.Select(role => role.Key)]);
        return new PostureFleet([.. roles.Select((role, i) => FleetRole.Of(role.Key, pages[i], [.. role]))]);
    }
}
