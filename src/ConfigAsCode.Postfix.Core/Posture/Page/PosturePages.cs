using ConfigAsCode.Postfix.Core.Posture.Fleet;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>All pages about a report. None is larger than a code host displays.</summary>
public static class PosturePages
{
    // More instances on one page are not read by anybody.
    internal const int MostOnOnePage = 20;

    /// <summary>
    /// The pages; the same for the same report. The first is the one about all instances, and for a few instances the only one. With
    /// more it is an overview, and each role has pages of its own.
    /// </summary>
    public static IReadOnlyList<PageText> Of(PostureReport report) =>
        report.Members.Count <= MostOnOnePage
        && PageFlow.Whole(PostureFile.Name, PosturePage.Title, PosturePage.Of(report)) is { } page
            ? [page]
            : OfMany(report);

    private static IReadOnlyList<PageText> OfMany(PostureReport report)
    {
        var fleet = PostureFleet.Of(report);
        IReadOnlyList<RoleSummary> roles = RoleSummary.Of(fleet);
        var overview = new OverviewPage(report, fleet, roles);
        (PageText first, bool hasAllRoles) = Overview(overview);
        return
        [
            first,
            .. hasAllRoles ? AllRoles(roles) : [],
            .. fleet.Roles.SelectMany(role => RolePage.Of(role, report)),
        ];
    }

    /// <summary>The overview with as many rows of its tables as it has room for.</summary>
    private static (PageText Page, bool HasAllRoles) Overview(OverviewPage overview)
    {
        (int Rows, PageCut Cut)[] sizes = [(60, PageCut.Short), (20, PageCut.Short), (4, PageCut.Shortest)];
        return sizes
            .Select(size =>
                (
                    Page: PageFlow.Whole(
                        PostureFile.Name,
                        PosturePage.Title,
                        overview.Blocks(size.Rows).Select(size.Cut.InAll)
                    ),
                    HasAllRoles: overview.HasAllRoles(size.Rows)
                )
            )
            .First(written => written.Page is not null)!;
    }

    private static IReadOnlyList<PageText> AllRoles(IReadOnlyList<RoleSummary> roles)
    {
        const string Title = "All roles";
        var flow = new PageFlow($"{PostureFile.Folder}/{PageNames.AllRoles}", Title, RolePage.Back, ".");
        flow.Add(new HeadingBlock(1, Title));
        flow.Add(new TextBlock(RolePage.Back, "."));
        flow.Add(
            new TableBlock(
                Title,
                RoleLines.Titles,
                [
                    .. roles.Select(role =>
                        RoleLines.Of(
                            Cell.Of([
                                [Run.Name(role.Role.Name) with { Link = "./" + role.Role.Page }],
                                [Run.Note(PosturePage.Count(role.Instances.Count, "instance", "instances"))],
                            ]),
                            role.Instances,
                            role.Deviating
                        )
                    ),
                ]
            )
        );
        return flow.Finish();
    }
}
