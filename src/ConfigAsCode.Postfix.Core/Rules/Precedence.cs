using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>
/// Which of several findings about one setting is reported. No rule knows another one: each says all that it finds, and
/// <see cref="RuleInfo.YieldsTo"/> says what is not worth reporting beside what. That is so whether somebody accepts the other finding or not. A cause is
/// as bad as the worst that follows from it.
/// </summary>
internal static class Precedence
{
    /// <summary>The findings that no other one outranks.</summary>
    /// <param name="found">What was found on a target.</param>
    /// <param name="beside">What was found whatever the target: in the declaration, or in the lines of the files.</param>
    public static IEnumerable<Finding> Standing(IReadOnlyList<Finding> found, IReadOnlyList<Finding> beside)
    {
        ILookup<SettingId, Finding> about = found
            .Concat(beside)
            .SelectMany(f => f.About.Select(setting => (Setting: setting, Finding: f)))
            .ToLookup(f => f.Setting, f => f.Finding);
        foreach (Finding finding in Meant(found, beside))
        {
            if (!IsOutranked(finding, about))
            {
                RuleSeverity worst = WorstOfWhatFollows(finding, about);
                yield return worst > finding.Severity ? finding with { Severity = worst } : finding;
            }
        }
    }

    /// <summary>The findings in what Postfix is meant to read.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="hiders">What may say that parts of a file are not meant.</param>
    public static IEnumerable<Finding> Meant(IReadOnlyList<Finding> found, IReadOnlyList<Finding> hiders)
    {
        (Finding Hider, Origin Part)[] hidden = [.. hiders.SelectMany(h => h.Hides.Select(part => (h, part)))];
        return hidden.Length == 0
            ? found
            : found.Where(finding =>
                finding.Rule.AlwaysStands || !hidden.Any(h => h.Hider != finding && IsIn(finding.Place.Origin, h.Part))
            );
    }

    private static bool IsIn(Origin place, Origin part) =>
        place.DeclaredBy == part.DeclaredBy
        && place.Range is { } inner
        && part.Range is { } outer
        && inner.Start.Offset >= outer.Start.Offset
        && inner.Start.Offset < outer.End.Offset;

    private static bool IsOutranked(Finding finding, ILookup<SettingId, Finding> about) =>
        finding.About.Any(setting =>
            about[setting].Any(other => IsCause(other, finding) || IsWorseThanNote(other, finding))
        );

    private static RuleSeverity WorstOfWhatFollows(Finding cause, ILookup<SettingId, Finding> about) =>
        cause
            .About.SelectMany(setting => about[setting])
            .Where(other => IsCause(cause, other))
            .Select(other => other.Severity)
            .DefaultIfEmpty(cause.Severity)
            .Max();

    private static bool IsCause(Finding cause, Finding finding) => finding.Rule.YieldsTo.Contains(cause.Rule.Id);

    /// <summary>A note waits while something worse is reported: what fixes that may settle the note too.</summary>
    private static bool IsWorseThanNote(Finding other, Finding finding) =>
        finding.Severity == RuleSeverity.Info && other.Severity != RuleSeverity.Info;
}
