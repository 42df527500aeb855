using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.HandWritten;

/// <summary>A finding at its part of a file that somebody wrote.</summary>
/// <param name="Reviewed">The finding, and the accepted risks that accept it.</param>
/// <param name="Location">Where it is shown.</param>
internal sealed record PlacedFinding(ReviewedFinding Reviewed, FindingLocation Location)
{
    /// <summary>Everything that there is to say about the files, in the order of the lines.</summary>
    /// <param name="reading">The files.</param>
    /// <param name="today">The day on which accepted risks are judged; null where no date is given.</param>
    public static IReadOnlyList<PlacedFinding> AllOf(InstanceReading reading, DateTime? today)
    {
        string[] order = [.. reading.Documents.Select(document => document.File)];
        return
        [
            .. Review(reading, today)
                .Select(reviewed => new PlacedFinding(reviewed, FindingLocation.Of(reviewed.Finding, reading)))
                .OrderBy(placed => Array.IndexOf(order, placed.Location.File))
                .ThenBy(placed => placed.Location.Range.Start.Offset)
                .ThenBy(placed => placed.Reviewed.Finding.Rule.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The findings without their places.</summary>
    public static IReadOnlyList<ReviewedFinding> Review(InstanceReading reading, DateTime? today)
    {
        IReadOnlyList<OtherKind> others = OtherKind.In(reading);
        if (others.Count > 0)
        {
            return
            [
                .. others.Select(other => new ReviewedFinding(reading.Instance, other.AsFinding(reading.Instance), [])),
            ];
        }

        IReadOnlyList<ReviewedFinding> all = Rulebook.AnalyzeProject(
            [reading.Instance],
            [
                [.. Rulebook.Analyze(reading)],
            ],
            today
        );
        return reading.HasMainCf
            ? all
            : [.. all.Where(reviewed => MissingMainCf.AllowsFinding(reviewed.Finding, reading))];
    }
}
