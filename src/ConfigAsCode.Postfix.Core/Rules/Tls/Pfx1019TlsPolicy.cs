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
    public override IEnumerable<Finding> Check(InstanceOnTarget context) => InRows(context).Concat(LeftOut(context));

    private IEnumerable<Finding> InRows(InstanceOnTarget context)
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

    /// <summary>What is not judged is said, so that nobody takes silence for an answer.</summary>
    private IEnumerable<Finding> LeftOut(InstanceOnTarget context)
    {
        var first = context
            .Instance.Services.Where(s => s.DeliversToServers)
            .Select(s => (Service: s, Row: TlsPolicyRows.FirstLeftOut(context.View, s)))
            .Where(left => left.Row is not null)
            .GroupBy(left => left.Row!, left => left.Service, ReferenceComparer.OfRows);
        foreach (IGrouping<TableEntry, Service> services in first)
        {
            yield return Found(
                context.Instance,
                $"The TLS policies from {services.Key.Key} on are not judged: of each client the first {TlsPolicyRows.MostOf(context.View)} "
                    + "are. Write one policy for all destinations that need the same, or put the others into a table of the host",
                new Place(services.Key.ValueOrigin),
                TlsPolicyAttributeInfo.NameInRules(TlsPolicyAttributeInfo.WholeValue),
                services.Key.Value,
                services.Select(s => s.Key)
            ) with
            {
                Severity = RuleSeverity.Info,
            };
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
            yield return Fix.Of(
                $"Write '{better}'",
                new Edit(EditKind.Set, TlsPolicyAttributeInfo.NameInRules(TlsPolicyAttributeInfo.WholeValue), better)
            );
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
