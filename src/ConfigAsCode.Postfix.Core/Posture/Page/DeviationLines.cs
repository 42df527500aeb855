using ConfigAsCode.Postfix.Core.Posture.Fleet;

namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>In what some instances differ from most, a line each.</summary>
internal static class DeviationLines
{
    public static Cell Of(IReadOnlyList<Deviation> deviations, int most, int characters) =>
        Cell.Of([
            .. deviations.Take(most).Select(deviation => Of(deviation, characters)),
            .. deviations.Count > most
                ?
                [
                    [Run.Note($"and {PosturePage.Number(deviations.Count - most)} more differences")],
                ]
                : Array.Empty<Run[]>(),
        ]);

    private static Run[] Of(Deviation deviation, int characters) =>
        deviation switch
        {
            { Key.IsPresence: true, Here: null } => [.. Subject(deviation, characters), "is not there"],
            { Key.IsPresence: true, Most: null } =>
            [
                .. Subject(deviation, characters),
                PageCut.Beginning(deviation.Here!, characters),
                Run.Note(" (most do not have it)"),
            ],
            _ =>
            [
                .. Subject(deviation, characters),
                Value(deviation.Here, characters),
                Run.Note($" (most: {Value(deviation.Most, characters)})"),
            ],
        };

    private static Run[] Subject(Deviation deviation, int characters) =>
        [Run.Name(PageCut.Beginning(deviation.Key.Text, characters)), ": "];

    private static string Value(string? value, int characters) =>
        value is null ? "nothing" : PageCut.Beginning(value, characters);
}
