using ConfigAsCode.Postfix.Core.Posture.Fleet;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>The pages about the instances of a role: what all of them do, once, and what each has of its own.</summary>
internal static class RolePage
{
    // More rows of a table about the one instance that is shown are only counted.
    private const int MostRows = 250;

    // More columns are wider than any screen.
    private const int MostColumns = 4;
    private const int MostNames = 30;

    // More rows and lines are only counted.
    private const int MostGroups = 500;
    private const int MostDifferences = 30;
    private const int MostInRow = 6;

    private const string Nothing = "–";

    public static Run Back => new("All servers") { Link = "../" + PostureFile.Name };

    public static IReadOnlyList<PageText> Of(FleetRole role, PostureReport report)
    {
        string title = PageCut.Beginning(role.Name, 100);
        var flow = new PageFlow($"{PostureFile.Folder}/{role.Page}", title, Back, ".");
        flow.Add(new HeadingBlock(1, title));
        flow.Add(
            new TextBlock(
                Back,
                $". The role of {PosturePage.Count(role.Count, "instance", "instances")} of this class. ",
                new Run("What each column means") { Link = RuleInfo.Documents + "posture.md" },
                "."
            )
        );
        flow.Add(report.Notices.Select(notice => new TextBlock(Run.Name(notice))));
        for (int i = 0; i < role.Parts.Count; i++)
        {
            flow.Add(Of(role.Parts[i], title, "p" + PosturePage.Number(i + 1)));
        }

        return flow.Finish();
    }

    private static IEnumerable<PageBlock> Of(FleetPart part, string role, string id)
    {
        bool isOne = part.Instances.Count == 1;
        string on = part.Targets.Length == 0 ? "" : " on " + part.Targets;
        if (!isOne)
        {
            yield return new HeadingBlock(2, "What differs" + on);
            foreach (PageBlock block in Differences(part, role + on))
            {
                yield return block;
            }
        }

        InstancePosture shown = part.Representative;
        yield return new HeadingBlock(
            2,
            (
                isOne ? "What it does"
                : part.Deviating.Any() ? "What most do"
                : "What all do"
            ) + on
        );
        yield return new TextBlock(
            isOne ? "The instance " : "Shown as it is in ",
            Run.Code(shown.Name),
            ". Host name ",
            PosturePage.HostName(shown.HostName),
            $". Runs on {string.Join("; ", shown.Targets)}. {PosturePage.Services(shown)} in master.cf."
        );
        foreach (PageBlock block in PageCut.RowsOf(PosturePage.Sections(shown, role + on, id), shown.Name, MostRows))
        {
            yield return block;
        }

        yield return new HeadingBlock(2, (isOne ? "Instance" : "Instances") + on);
        foreach (PageBlock block in Instances(part, role + on))
        {
            yield return block;
        }
    }

    private static IEnumerable<PageBlock> Differences(FleetPart part, string role)
    {
        DeviatingGroup[] groups = [.. part.Deviating];
        if (groups.Length == 0)
        {
            yield return new TextBlock(
                $"All {PosturePage.Number(part.Instances.Count)} instances do the same, but for what the table of instances shows."
            );
            yield break;
        }

        int deviating = groups.Sum(group => group.Members.Count);
        yield return new TextBlock(
            $"{PosturePage.Number(deviating)} of {PosturePage.Count(part.Instances.Count, "instance", "instances")} differ from most."
        );
        yield return new TableBlock(
            "What differs in " + role,
            ["Instances", "Differ from most in"],
            [
                .. groups
                    .Take(MostGroups)
                    .Select(group =>
                        new[]
                        {
                            Cell.Of([
                                .. group
                                    .Members.Take(MostNames)
                                    .Select(member => new[] { Run.Name(part.Instances[member].Name) }),
                                .. group.Members.Count > MostNames
                                    ?
                                    [
                                        [Run.Note($"and {PosturePage.Number(group.Members.Count - MostNames)} more")],
                                    ]
                                    : Array.Empty<Run[]>(),
                            ]),
                            DeviationLines.Of(group.Deviations, MostDifferences, characters: 300),
                        }
                    ),
            ]
        );
        if (groups.Length > MostGroups)
        {
            yield return new TextBlock(
                $"{PosturePage.Number(groups.Length - MostGroups)} more groups are not shown; the table of instances names in what they differ."
            );
        }
    }

    private static IEnumerable<PageBlock> Instances(FleetPart part, string role)
    {
        FactKey[] own = [.. part.Own.Where(key => !PostureFacts.IsOwn(key))];
        FactKey[] columns = [.. own.Take(MostColumns)];
        var deviations = new Dictionary<int, IReadOnlyList<Deviation>>();
        foreach (DeviatingGroup group in part.Deviating)
        {
            foreach (int member in group.Members)
            {
                deviations.Add(member, group.Deviations);
            }
        }

        yield return new TableBlock(
            "Instances of " + role,
            [
                "Instance",
                PostureFacts.HostName,
                PostureFacts.Addresses,
                .. columns.Select(key => PageCut.Beginning(key.Text, 60)),
                .. deviations.Count > 0 ? ["Differs in"] : Array.Empty<string>(),
            ],
            [
                .. part.Instances.Select(
                    (instance, i) =>
                        new Cell[]
                        {
                            Run.Name(instance.Name),
                            PosturePage.HostName(instance.HostName),
                            Cell.Of(Addresses(instance.Addresses)),
                        }
                            .Concat(columns.Select(key => (Cell)(part.ValueOf(i, key) ?? Nothing)))
                            .Concat(
                                deviations.Count == 0 ? []
                                : deviations.TryGetValue(i, out IReadOnlyList<Deviation> differs) ? [Keys(differs)]
                                : new Cell[] { Nothing }
                            )
                            .ToArray()
                ),
            ]
        );
        if (own.Length > columns.Length)
        {
            string more =
                own.Length > columns.Length + MostNames
                    ? $"; and {PosturePage.Number(own.Length - columns.Length - MostNames)} more"
                    : "";
            yield return new TextBlock(
                "Each instance has something of its own in these too, which its files contain: "
                    + string.Join(
                        "; ",
                        own.Skip(columns.Length).Take(MostNames).Select(key => PageCut.Beginning(key.Text, 60))
                    )
                    + more
                    + "."
            );
        }
    }

    private static IEnumerable<Run[]> Addresses(IReadOnlyList<string> addresses) =>
        addresses.Count == 0 ? [PosturePage.Nothing] : addresses.Select(address => new[] { Run.Code(address) });

    private static Cell Keys(IReadOnlyList<Deviation> deviations) =>
        Cell.Of([
            .. deviations.Take(MostInRow).Select(deviation => new Run[] { PageCut.Beginning(deviation.Key.Text, 60) }),
            .. deviations.Count > MostInRow
                ?
                [
                    [Run.Note($"and {PosturePage.Number(deviations.Count - MostInRow)} more")],
                ]
                : Array.Empty<Run[]>(),
        ]);
}
