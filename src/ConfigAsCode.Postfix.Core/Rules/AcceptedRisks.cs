using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>Which findings the waivers of an instance accept.</summary>
public static class AcceptedRisks
{
    /// <summary>
    /// The waivers that accept a finding; none where it stands. One for the whole instance is enough; a finding about
    /// several services needs one on each.
    /// </summary>
    public static IReadOnlyList<Waiver> Accepting(Finding finding, Instance instance)
    {
        Waiver[] about = [.. instance.Waivers.Where(w => IsAbout(w, finding))];
        bool isAccepted =
            about.Any(w => w.Service is null)
            || (finding.Services.Count > 0 && finding.Services.All(service => about.Any(w => w.Service == service)));
        return isAccepted ? about : [];
    }

    /// <summary>Whether the waiver speaks of the finding, although it may not be enough to accept it.</summary>
    public static bool IsAbout(Waiver waiver, Finding finding) =>
        waiver.RuleId == finding.Rule.Id
        && CanBeAccepted(waiver.RuleId)
        && (waiver.Service is null || finding.Services.Contains(waiver.Service));

    /// <summary>
    /// Not what is wrong with the declaration, for nothing is rendered from it then, and not what is wrong with the build
    /// or with a waiver.
    /// </summary>
    public static bool CanBeAccepted(string ruleId) =>
        !ruleId.StartsWith("PFX0", StringComparison.Ordinal) && !ruleId.StartsWith("PFX9", StringComparison.Ordinal);

    /// <summary>The reasons: <c>scanner on 10.2.0.7 speaks TLS 1.0 only (until 2027-03-31)</c>.</summary>
    public static string Reasons(IEnumerable<Waiver> waivers) =>
        string.Join("; ", waivers.Select(w => w.Reason + (w.Until is null ? "" : $" (until {w.Until})")).Distinct());

    /// <summary>
    /// What a log has of an accepted finding beside the message: <c>justification</c>, the reasons, and where a waiver ends
    /// <c>until</c>, the first last day.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, string?>> Properties(IReadOnlyList<Waiver> acceptedBy)
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
