using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rules.Build;

/// <summary>An accepted risk that nobody can follow up: no reason, no date, a date gone by, or no risk.</summary>
internal sealed class Pfx9003BadWaiver()
    : Rule(
        new RuleInfo(
            "PFX9003",
            RuleSeverity.Error,
            "An accepted risk has no reason, is over, or is none",
            HasFix: false
        )
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
        (Instance Instance, Waiver Waiver)[] waivers = [.. instances.SelectMany(i => i.Waivers.Select(w => (i, w)))];

        ILookup<Instance, Finding> of = found.ToLookup(f => f.Instance, f => f.Finding, ReferenceComparer.OfInstances);

        // A waiver on a policy, or on a class of several instances, may be needed by one of them only.
        var needed = new HashSet<(string, string, string?, string?, string)>(
            waivers.Where(w => IsNeeded(w.Waiver, w.Instance, of[w.Instance])).Select(w => Identity(w.Waiver))
        );
        foreach ((Instance instance, Waiver waiver) in waivers)
        {
            if (Tell(instance, waiver, needed.Contains(Identity(waiver)), today) is { } finding)
            {
                yield return (instance, finding);
            }
        }
    }

    /// <summary>Without a target the rules say too little to call a waiver useless.</summary>
    private static bool IsNeeded(Waiver waiver, Instance instance, IEnumerable<Finding> found) =>
        instance.Target is null || found.Any(finding => AcceptedRisks.IsAbout(waiver, finding));

    /// <summary>One attribute, in whatever instance it is seen.</summary>
    private static (string, string, string?, string?, string) Identity(Waiver waiver) =>
        (waiver.RuleId, waiver.Reason, waiver.Until, waiver.Service, waiver.Origin.DeclaredBy);

    private Finding? Tell(Instance instance, Waiver waiver, bool isNeeded, DateTime? today)
    {
        if (string.IsNullOrWhiteSpace(waiver.Reason))
        {
            return Error(
                $"The risk of {waiver.RuleId} is accepted without a reason. Say who needs it and why it can be borne"
            );
        }

        DateTime? until = IsoDate.Parse(waiver.Until);
        if (waiver.Until is not null && until is null)
        {
            return Error($"'{waiver.Until}' is no day, so nothing ends then. Write it as 2027-03-31");
        }

        int? daysLeft = until is { } last && today is { } now ? (last - now).Days : null;
        if (daysLeft < 0)
        {
            return Error(
                $"The risk of {waiver.RuleId} was accepted until {waiver.Until}, which is over. "
                    + "Mend what the rule finds, or decide anew"
            );
        }

        if (!isNeeded)
        {
            return Warning($"{WhyUseless(waiver, instance)}. Take the attribute away");
        }

        return daysLeft <= DaysOfWarning
            ? Warning(
                $"The risk of {waiver.RuleId} is accepted until {waiver.Until}; from the day after on the build fails. "
                    + "Mend what the rule finds, or decide anew"
            )
            : null;

        Finding Error(string message) => Found(instance, message, new Place(waiver.Origin));

        Finding Warning(string message) => Error(message) with { Severity = RuleSeverity.Warning };
    }

    private static string WhyUseless(Waiver waiver, Instance instance)
    {
        string place = waiver.Service is null ? instance.Name : waiver.Service;
        bool isKnown = Rulebook.All.Any(rule => rule.Info.Id == waiver.RuleId);
        return !isKnown ? $"This accepts nothing: no rule is called '{waiver.RuleId}'"
            : !AcceptedRisks.CanBeAccepted(waiver.RuleId)
                ? $"This accepts nothing: {waiver.RuleId} is no risk, and cannot be accepted"
            : $"This accepts nothing: {waiver.RuleId} finds nothing about {place}";
    }
}
