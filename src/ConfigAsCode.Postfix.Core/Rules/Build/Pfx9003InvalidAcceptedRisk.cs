using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules.Build;

/// <summary>An accepted risk that nobody can follow up: no reason, no date, a date gone by, or no risk.</summary>
internal sealed class Pfx9003InvalidAcceptedRisk()
    : Rule(
        new RuleInfo(
            "PFX9003",
            RuleSeverity.Error,
            "An accepted risk has no reason, has expired, or matches nothing",
            HasFix: false
        )
        {
            NeedsMainCf = MainCfNeed.Never,
        }
    )
{
    private const int DaysOfWarning = 30;

    /// <param name="instances">All instances of a project.</param>
    /// <param name="found">What the rules say of them.</param>
    /// <param name="today">Null where no date is to be judged.</param>
    public IEnumerable<(Instance Instance, Finding Finding)> Check(
        IReadOnlyList<Instance> instances,
        IReadOnlyList<(Instance Instance, Finding Finding)> found,
        DateTime? today
    )
    {
        (Instance Instance, AcceptedRisk AcceptedRisk)[] acceptedRisks =
        [
            .. instances.SelectMany(i => i.AcceptedRisks.Select(w => (i, w))),
        ];

        ILookup<Instance, Finding> of = found.ToLookup(f => f.Instance, f => f.Finding, ReferenceComparer.OfInstances);

        // An accepted risk on a policy, or on a class of several instances, may be needed by one of them only.
        var needed = new HashSet<(string, string, string?, string?, string, SourceRange?)>(
            acceptedRisks
                .Where(w => IsNeeded(w.AcceptedRisk, w.Instance, of[w.Instance]))
                .Select(w => Identity(w.AcceptedRisk))
        );
        foreach ((Instance instance, AcceptedRisk acceptedRisk) in acceptedRisks)
        {
            if (Report(instance, acceptedRisk, needed.Contains(Identity(acceptedRisk)), today) is { } finding)
            {
                yield return (instance, finding);
            }
        }
    }

    /// <summary>Without a target the rules say too little to call an accepted risk useless.</summary>
    private static bool IsNeeded(AcceptedRisk acceptedRisk, Instance instance, IEnumerable<Finding> found) =>
        instance.Target is null || found.Any(finding => RiskAcceptance.IsAbout(acceptedRisk, finding));

    /// <summary>One attribute, in whatever instance it is seen; or one comment of a file.</summary>
    private static (string, string, string?, string?, string, SourceRange?) Identity(AcceptedRisk acceptedRisk) =>
        (
            acceptedRisk.RuleId,
            acceptedRisk.Reason,
            acceptedRisk.Until,
            acceptedRisk.Service,
            acceptedRisk.Origin.DeclaredBy,
            acceptedRisk.Origin.Range
        );

    private Finding? Report(Instance instance, AcceptedRisk acceptedRisk, bool isNeeded, DateTime? today)
    {
        if (string.IsNullOrWhiteSpace(acceptedRisk.Reason))
        {
            return Error(
                $"The risk of {acceptedRisk.RuleId} is accepted without a reason. Write who needs it and why it is acceptable"
            );
        }

        DateTime? until = IsoDate.Parse(acceptedRisk.Until);
        if (acceptedRisk.Until is not null && until is null)
        {
            return Error(
                $"'{acceptedRisk.Until}' is not a date, so the acceptance never ends. Write a date such as 2027-03-31"
            );
        }

        int? daysLeft = until is { } last && today is { } now ? (last - now).Days : null;
        if (daysLeft < 0)
        {
            return Error(
                $"The risk of {acceptedRisk.RuleId} was accepted until {acceptedRisk.Until}, which has passed. "
                    + "Fix what the rule reports, or set a new date"
            );
        }

        if (!isNeeded)
        {
            return Warning(
                $"{WhyUseless(acceptedRisk, instance)}. Remove the {(IsComment(acceptedRisk) ? "comment" : "attribute")}"
            );
        }

        return daysLeft <= DaysOfWarning
            ? Warning(
                $"The risk of {acceptedRisk.RuleId} is accepted until {acceptedRisk.Until}; from the next day on, "
                    + (IsComment(acceptedRisk) ? "this is an error. " : "the build fails. ")
                    + "Fix what the rule reports, or set a new date"
            )
            : null;

        Finding Error(string message) => Found(instance, message, new Place(acceptedRisk.Origin));

        Finding Warning(string message) => Error(message) with { Severity = RuleSeverity.Warning };
    }

    private static bool IsComment(AcceptedRisk acceptedRisk) => acceptedRisk.Origin.Kind == OriginKind.File;

    private static string WhyUseless(AcceptedRisk acceptedRisk, Instance instance)
    {
        string place =
            acceptedRisk.Service
            ?? (
                acceptedRisk.Covers is null ? instance.Name
                : acceptedRisk.Covers == acceptedRisk.Origin ? "it, which is above no setting, service or row"
                : "the line below it"
            );
        bool isKnown = Rulebook.All.Any(rule => rule.Info.Id == acceptedRisk.RuleId);
        return !isKnown ? $"This accepts nothing: no rule is called '{acceptedRisk.RuleId}'"
            : !RiskAcceptance.CanBeAccepted(acceptedRisk.RuleId)
                ? $"This accepts nothing: {acceptedRisk.RuleId} is not a risk that can be accepted"
            : $"This accepts nothing: {acceptedRisk.RuleId} reports nothing about {place}";
    }
}
