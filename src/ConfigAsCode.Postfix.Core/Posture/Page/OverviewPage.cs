using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Posture.Fleet;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>The page about many instances: a line for each role, and what differs.</summary>
/// <param name="report">All instances.</param>
/// <param name="fleet">The same by roles.</param>
/// <param name="roles">The same in few words.</param>
internal sealed class OverviewPage(PostureReport report, PostureFleet fleet, IReadOnlyList<RoleSummary> roles)
{
    // With more roles those that do the same share a line.
    private const int MostSingle = 20;

    // More names of one kind in a cell are only counted.
    private const int MostNames = 4;
    private const int MostDifferences = 5;
    private const int MostGroupsOfRole = 5;

    private readonly IReadOnlyList<IReadOnlyList<RoleSummary>> lines =
    [
        .. roles.Count > MostSingle ? RoleSummary.Grouped(roles) : roles.Select(role => new[] { role }),
    ];

    /// <summary>The blocks.</summary>
    /// <param name="mostRows">So many rows of a table are shown, the others counted.</param>
    public IEnumerable<PageBlock> Blocks(int mostRows)
    {
        foreach (PageBlock block in PosturePage.Opening(report))
        {
            yield return block;
        }

        yield return new TextBlock(
            $"{PosturePage.Count(report.Members.Count, "instance", "instances")} of {PosturePage.Count(fleet.Roles.Count, "role", "roles")}. "
                + "A role is the instances of one class; its page shows what all of them do, and each instance. "
                + "A number such as (2 of 40) counts the instances of which something is true; without it, it is true of all."
        );
        yield return new HeadingBlock(2, "Roles");
        yield return new TableBlock(
            "Roles",
            RoleLines.Titles,
            [
                .. lines
                    .Take(mostRows)
                    .Select(line =>
                        RoleLines.Of(NameOf(line), [.. line.SelectMany(r => r.Instances)], line.Sum(r => r.Deviating))
                    ),
            ]
        );
        if (HasAllRoles(mostRows))
        {
            yield return new TextBlock(
                lines.Count > mostRows
                    ? $"{PosturePage.Number(lines.Count - mostRows)} more lines are not shown. "
                    : "",
                new Run("All roles") { Link = $"./{PostureFile.Folder}/{PageNames.AllRoles}" },
                ", a line each."
            );
        }

        yield return new HeadingBlock(2, "What differs within a role");
        foreach (PageBlock block in Differences(mostRows))
        {
            yield return block;
        }

        yield return new HeadingBlock(2, "Accepted risks");
        foreach (PageBlock block in Table(Risks(), mostRows, "No instance has any.", "rules"))
        {
            yield return block;
        }

        yield return new HeadingBlock(2, "Platforms");
        foreach (PageBlock block in Table(Platforms(), mostRows, "There is none.", "platforms"))
        {
            yield return block;
        }
    }

    /// <summary>Whether the roles are not all named on this page.</summary>
    public bool HasAllRoles(int mostRows) => lines.Count > mostRows || lines.Any(line => line.Count > MostNames);

    public static string LinkTo(FleetRole role) => $"./{PostureFile.Folder}/{role.Page}";

    private static Cell NameOf(IReadOnlyList<RoleSummary> line)
    {
        int instances = line.Sum(role => role.Instances.Count);
        return Cell.Of([
            .. line.Take(MostNames).Select(role => new[] { Name(role.Role) }),
            .. line.Count > MostNames
                ?
                [
                    [Run.Note($"and {PosturePage.Number(line.Count - MostNames)} more that do the same")],
                ]
                : Array.Empty<Run[]>(),
            [Run.Note(PosturePage.Count(instances, "instance", "instances"))],
        ]);
    }

    private static Run Name(FleetRole role) => Run.Name(role.Name) with { Link = LinkTo(role) };

    private IEnumerable<PageBlock> Differences(int mostRows)
    {
        (RoleSummary Role, DeviatingGroup Group)[] groups =
        [
            .. roles.SelectMany(role => role.Part.Deviating.Take(MostGroupsOfRole).Select(group => (role, group))),
        ];
        int all = roles.Sum(role => role.Part.Deviating.Count());
        if (all == 0)
        {
            yield return new TextBlock(
                "In each role all instances do the same. What each has of its own, such as its host name and its addresses, is on the page of the role."
            );
            yield break;
        }

        yield return new TableBlock(
            "What differs within a role",
            ["Role", "Instances", "Differ from most in"],
            [
                .. groups
                    .Take(mostRows)
                    .Select(row =>
                        new[]
                        {
                            Cell.Of([
                                [Name(row.Role.Role)],
                                [
                                    Run.Note(
                                        $"{PosturePage.Number(row.Group.Members.Count)} of {PosturePage.Number(row.Role.Instances.Count)}"
                                    ),
                                ],
                            ]),
                            Shown(
                                [.. row.Group.Members.Select(member => row.Role.Part.Instances[member].Name)],
                                Run.Code
                            ),
                            DeviationLines.Of(Causes(row.Group.Deviations), MostDifferences, characters: 80),
                        }
                    ),
            ]
        );
        int shown = Math.Min(groups.Length, mostRows);
        if (all > shown)
        {
            yield return new TextBlock(
                $"{PosturePage.Number(all - shown)} more groups of instances that differ are on the pages of the roles."
            );
        }
    }

    /// <summary>Without what another TLS level brings with it.</summary>
    private static IReadOnlyList<Deviation> Causes(IReadOnlyList<Deviation> deviations)
    {
        HashSet<string> levels =
        [
            .. deviations.Where(d => d.Key.Aspect == PosturePage.TlsTitle).Select(d => d.Key.Subject),
        ];
        return
        [
            .. deviations.Where(d =>
                d.Key.Aspect is not (PosturePage.ProtocolsTitle or PosturePage.SuitesTitle or PosturePage.DecidedTitle)
                || !levels.Contains(d.Key.Subject)
            ),
        ];
    }

    private TableBlock Risks()
    {
        var byRule = roles
            .SelectMany(role =>
                role.Instances.SelectMany(i => i.AcceptedRisks.Select(risk => (role.Role, Instance: i, Risk: risk)))
            )
            .GroupBy(accepted => accepted.Risk.RuleId, StringComparer.Ordinal)
            .OrderBy(rule => rule.Key, StringComparer.Ordinal);
        return new TableBlock(
            "Accepted risks",
            [PosturePage.RuleTitle, "Instances", "Roles", "Until", "Reasons"],
            [
                .. byRule.Select(rule =>
                    new[]
                    {
                        PosturePage.Rule(rule.Key),
                        PosturePage.Number(
                            rule.Select(accepted => accepted.Instance.Name).Distinct(StringComparer.Ordinal).Count()
                        ),
                        NamesOf(rule.Select(accepted => accepted.Role)),
                        Ends(rule.Select(accepted => accepted.Risk)),
                        Shown(
                            [.. rule.Select(accepted => accepted.Risk.Reason).Distinct(StringComparer.Ordinal)],
                            text => text
                        ),
                    }
                ),
            ]
        );
    }

    /// <summary>The first and the last day; most risks of one rule end together.</summary>
    private static Cell Ends(IEnumerable<AcceptedRisk> risks) =>
        Shown(
            [
                .. risks
                    .Select(risk => risk.Until ?? "no end")
                    .Distinct(StringComparer.Ordinal)
                    .OrderBy(day => day, StringComparer.Ordinal),
            ],
            text => text
        );

    private TableBlock Platforms()
    {
        var byPlatform = roles
            .SelectMany(role =>
                role.Instances.SelectMany(i => i.Targets.Select(target => (role.Role, Instance: i, Target: target)))
            )
            .GroupBy(platform => platform.Target, StringComparer.Ordinal)
            .OrderBy(platform => platform.Key, StringComparer.Ordinal);
        return new TableBlock(
            "Platforms",
            [
                "Platform",
                "Instances",
                "Roles",
                PosturePage.LeastTitle,
                "Protocols of the ways in",
                "Protocols of the ways out",
            ],
            [
                .. byPlatform.Select(platform =>
                {
                    FleetMember[] instances = [.. platform.Select(p => p.Instance)];
                    return new[]
                    {
                        Run.Name(platform.Key),
                        PosturePage.Number(instances.Length),
                        NamesOf(platform.Select(p => p.Role)),
                        RoleLines.Tls(instances),
                        RoleLines.Counted(
                            instances,
                            i => Protocols(On(i, platform.Key).SelectMany(t => t.Listeners).Select(l => l.Tls))
                        ),
                        RoleLines.Counted(
                            instances,
                            i =>
                                Protocols(
                                    On(i, platform.Key)
                                        .SelectMany(t => t.Transports)
                                        .Where(t => t.Mail.Count > 0 && !t.StaysOnHost)
                                        .SelectMany(t => t.Clients)
                                        .Select(c => c.Tls)
                                )
                        ),
                    };
                }),
            ]
        );
    }

    private static IEnumerable<TargetPosture> On(FleetMember instance, string platform) =>
        instance.Summary.OnTargets.Where(t => t.Targets.Contains(platform));

    private static IEnumerable<Words> Protocols(IEnumerable<TlsOffer?> offers) =>
        offers
            .OfType<TlsOffer>()
            .Where(tls => tls.Level != TlsLevel.None)
            .Select(tls => (Words)tls.Protocols.ToShortText());

    private static Cell NamesOf(IEnumerable<FleetRole> roles)
    {
        FleetRole[] all = [.. roles.GroupBy(role => role.Page, StringComparer.Ordinal).Select(same => same.First())];
        return Shown(all, Name);
    }

    private static Cell Shown<T>(T[] names, Func<T, Run> run) =>
        Cell.Of([
            .. names.Take(MostNames).Select(name => new[] { run(name) }),
            .. names.Length > MostNames
                ?
                [
                    [Run.Note($"and {PosturePage.Number(names.Length - MostNames)} more")],
                ]
                : Array.Empty<Run[]>(),
        ]);

    private static IEnumerable<PageBlock> Table(TableBlock table, int mostRows, string otherwise, string what)
    {
        if (table.Rows.Count == 0)
        {
            yield return new TextBlock(otherwise);
            yield break;
        }

        yield return table with
        {
            Rows = [.. table.Rows.Take(mostRows)],
        };
        if (table.Rows.Count > mostRows)
        {
            yield return new TextBlock($"{PosturePage.Number(table.Rows.Count - mostRows)} more {what} are not shown.");
        }
    }
}
