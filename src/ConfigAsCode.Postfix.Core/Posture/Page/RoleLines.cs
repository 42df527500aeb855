using ConfigAsCode.Postfix.Core.Posture.Fleet;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>What some instances do, in a line of a table.</summary>
internal static class RoleLines
{
    public static readonly string[] Titles =
    [
        "Role",
        "Runs on",
        "Ways in",
        PosturePage.RelayTitle,
        PosturePage.LeastTitle,
        PosturePage.GoesToTitle,
        "Accepted risks",
        "Differ from most",
    ];

    // More words of one kind are only counted.
    private const int MostWords = 5;

    /// <param name="name">The role or the roles.</param>
    /// <param name="instances">All instances of the line; at least one.</param>
    /// <param name="deviating">How many of them differ from most of their role.</param>
    public static Cell[] Of(Cell name, IReadOnlyList<FleetMember> instances, int deviating) =>
        [
            name,
            Counted(instances, i => i.Targets.Select(t => (Words)t)),
            Counted(instances, i => i.Summary.WaysIn),
            Relay(instances),
            Tls(instances),
            Counted(instances, i => i.Summary.MailTo),
            Risks(instances),
            deviating == 0
                ? Cell.Of([PosturePage.Nothing])
                : Run.Name($"{PosturePage.Number(deviating)} of {PosturePage.Number(instances.Count)}"),
        ];

    public static Cell Tls(IReadOnlyList<FleetMember> instances) =>
        Cell.Of([
            Least("in", instances, i => i.Summary.LeastTlsIn),
            Least("out", instances, i => i.Summary.LeastTlsOut),
        ]);

    /// <summary>The words with the number of instances, where it is not all of them.</summary>
    public static Cell Counted(IReadOnlyList<FleetMember> instances, Func<FleetMember, IEnumerable<Words>> words) =>
        Shown(TallyOf(instances, words), instances.Count, Plain);

    private static Cell Relay(IReadOnlyList<FleetMember> instances)
    {
        int open = instances.Count(i => i.Summary.IsOpenRelay);
        Cell others = Counted(instances, i => i.Summary.Relay);
        return open == 0
            ? others
            : Cell.Of([
                [PosturePage.OpenRelay, .. Of(open, instances.Count)],
                .. instances.Any(i => i.Summary.Relay.Count > 0) ? others.Lines : [],
            ]);
    }

    private static Cell Risks(IReadOnlyList<FleetMember> instances) =>
        Shown(
            TallyOf(instances, i => i.AcceptedRisks.Select(risk => (Words)risk.RuleId)),
            instances.Count,
            rule => new Run(rule) { Link = PosturePage.PageOf(rule) }
        );

    private static IReadOnlyList<KeyValuePair<string, int>> TallyOf(
        IReadOnlyList<FleetMember> instances,
        Func<FleetMember, IEnumerable<Words>> words
    )
    {
        var tally = new Tally();
        foreach (FleetMember instance in instances)
        {
            tally.Add(words(instance));
        }

        return tally.Result;
    }

    private static Cell Shown(IReadOnlyList<KeyValuePair<string, int>> tally, int all, Func<string, Run> run) =>
        tally.Count == 0
            ? Cell.Of([PosturePage.Nothing])
            : Cell.Of([
                .. tally.Take(MostWords).Select(word => new[] { run(word.Key) }.Concat(Of(word.Value, all)).ToArray()),
                .. tally.Count > MostWords
                    ?
                    [
                        [Run.Note($"and {PosturePage.Number(tally.Count - MostWords)} more")],
                    ]
                    : Array.Empty<Run[]>(),
            ]);

    private static Run Plain(string text) => text;

    private static Run[] Least(string way, IReadOnlyList<FleetMember> instances, Func<FleetMember, TlsLevel?> level)
    {
        TlsLevel? least = instances.Min(level);
        return least is { } lowest
            ? [way + " ", PosturePage.Level(lowest), .. Of(instances.Count(i => level(i) == least), instances.Count)]
            : [way + " ", .. PosturePage.Nothing];
    }

    private static Run[] Of(int count, int all) =>
        count == all ? [] : [Run.Note($" ({PosturePage.Number(count)} of {PosturePage.Number(all)})")];
}
