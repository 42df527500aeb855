using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>Which findings the accepted risks of an instance accept.</summary>
internal static class RiskAcceptance
{
    /// <summary>
    /// The accepted risks that accept a finding; none where it stands. One for the whole instance is enough, and so is one
    /// above the line where it is shown; a finding about several services needs one on each.
    /// </summary>
    public static IReadOnlyList<AcceptedRisk> Accepting(Finding finding, Instance instance)
    {
        AcceptedRisk[] about = [.. instance.AcceptedRisks.Where(w => IsAbout(w, finding))];
        bool isAccepted =
            about.Any(w => w.Service is null || IsShownIn(w.Covers, finding))
            || (finding.Services.Count > 0 && finding.Services.All(service => about.Any(w => w.Service == service)));
        return isAccepted ? about : [];
    }

    /// <summary>Whether the accepted risk speaks of the finding, although it may not be enough to accept it.</summary>
    public static bool IsAbout(AcceptedRisk acceptedRisk, Finding finding) =>
        acceptedRisk.RuleId == finding.Rule.Id
        && CanBeAccepted(acceptedRisk.RuleId)
        && (
            IsShownIn(acceptedRisk.Covers, finding)
            || (acceptedRisk.Service is { } service ? finding.Services.Contains(service) : acceptedRisk.Covers is null)
        );

    /// <summary>Whether a finding is shown in lines of a file.</summary>
    private static bool IsShownIn(Origin? lines, Finding finding) =>
        lines?.Range is { } covered
        && finding.Place.Origin is { Range: { } shown } origin
        && origin.DeclaredBy == lines.DeclaredBy
        && shown.Start.Offset >= covered.Start.Offset
        && shown.End.Offset <= covered.End.Offset;

    /// <summary>
    /// Not what is wrong with the declaration, for nothing is rendered from it then, and not what is wrong with the build
    /// or with an accepted risk.
    /// </summary>
    public static bool CanBeAccepted(string ruleId) =>
        !ruleId.StartsWith("PFX0", StringComparison.Ordinal) && !ruleId.StartsWith("PFX9", StringComparison.Ordinal);

    /// <summary>The reasons: <c>scanner on 10.2.0.7 speaks TLS 1.0 only (until 2027-03-31)</c>.</summary>
    public static string Reasons(IEnumerable<AcceptedRisk> acceptedRisks) =>
        string.Join(
            "; ",
            acceptedRisks.Select(w => w.Reason + (w.Until is null ? "" : $" (until {w.Until})")).Distinct()
        );

    /// <summary>
    /// What a log has of an accepted finding beside the message: <c>justification</c>, the reasons, and where an accepted risk ends
    /// <c>until</c>, the first last day.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, string?>> Properties(IReadOnlyList<AcceptedRisk> acceptedBy)
    {
        yield return new KeyValuePair<string, string?>("justification", Reasons(acceptedBy));
        if (
            acceptedBy
                .Select(w => w.Until)
                .OfType<string>()
                .OrderBy(day => day, StringComparer.Ordinal)
                .FirstOrDefault() is
            { } until
        )
        {
            yield return new KeyValuePair<string, string?>("until", until);
        }
    }
}
