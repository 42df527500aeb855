using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>A row of a TLS policy table that Postfix takes for invalid, or that does not do what it says.</summary>
internal sealed class Pfx1019TlsPolicy()
    : Rule(
        new RuleInfo("PFX1019", RuleSeverity.Error, "A TLS policy is invalid, or does not act as written", HasFix: true)
    )
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        var readers = context
            .Instance.Services.Where(s => s.DeliversToServers)
            .SelectMany(s => TlsPolicyRows.Of(context.View, s).Select(policy => (Service: s, Policy: policy)))
            .Where(r => r.Policy.Policy.Problems.Count > 0)
            .GroupBy(r => (r.Policy.Row, r.Policy.IsRow));
        foreach (var sameRow in readers)
        {
            string[] services = [.. sameRow.Select(r => r.Service.Key).Distinct()];
            foreach (Finding finding in Check(context, sameRow.First().Policy, services))
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<Finding> Check(InstanceOnTarget context, ClientPolicy policy, string[] services)
    {
        TableEntry row = policy.Row;
        foreach (TlsPolicyProblem problem in policy.Policy.Problems)
        {
            string happens = problem.IsInvalid
                ? $"Mail to {row.Key} is deferred with \"4.7.5 client TLS configuration problem\""
                : $"The TLS policy of {row.Key} does not act as written";
            yield return Found(
                context.Instance,
                $"{happens}: {problem.Reason}. {problem.Advice}",
                new Place(row.OriginOf(problem.Attribute)),
                TlsPolicyAttributeInfo.NameInRules(problem.Attribute),
                row.Value,
                services,
                [.. policy.IsRow ? Fixes(problem) : []]
            );
        }
    }

    private static IEnumerable<Fix> Fixes(TlsPolicyProblem problem)
    {
        if (problem.Better is { } better)
        {
            yield return Fix.Of($"Write '{better}'", new Edit(EditKind.SetRowResult, Value: better));
        }

        if (problem.CanLeaveOut)
        {
            yield return Fix.Of(
                $"Remove {problem.Attribute}",
                new Edit(EditKind.Remove, TlsPolicyAttributeInfo.NameInRules(problem.Attribute))
            );
        }
    }
}
