using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>A row of a TLS policy table that Postfix takes for invalid, or that does not do what it says.</summary>
internal sealed class Pfx1019TlsPolicy()
    : Rule(new RuleInfo("PFX1019", RuleSeverity.Error, "A TLS policy does not do what it says", HasFix: true))
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        var readers = context
            .Instance.Services.Where(s => s.DeliversToServers)
            .SelectMany(s => TlsPolicyRows.TablesOf(context.View, s).Select(table => (Service: s, Table: table)))
            .GroupBy(r => r.Table.Name, r => r);
        foreach (var sameTable in readers)
        {
            Table table = sameTable.First().Table;
            string[] services = [.. sameTable.Select(r => r.Service.Key).Distinct()];
            foreach (TableEntry row in table.Entries)
            {
                foreach (Finding finding in Check(context, row, services))
                {
                    yield return finding;
                }
            }
        }
    }

    private IEnumerable<Finding> Check(InstanceOnTarget context, TableEntry row, string[] services)
    {
        foreach (TlsPolicyProblem problem in TlsPolicy.Read(row.Value, context.Target.Postfix).Problems)
        {
            string happens = problem.IsInvalid
                ? $"Mail to {row.Key} is deferred with \"4.7.5 client TLS configuration problem\""
                : $"The TLS policy of {row.Key} does not do what it says";
            yield return Found(
                context.Instance,
                $"{happens}: {problem.Reason}. {problem.Advice}",
                new Place(row.OriginOf(problem.Attribute)),
                TlsPolicyAttributeInfo.NameInRules(problem.Attribute),
                row.Value,
                services,
                [.. Fixes(problem)]
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
                $"Leave {problem.Attribute} out",
                new Edit(EditKind.Remove, TlsPolicyAttributeInfo.NameInRules(problem.Attribute))
            );
        }
    }
}
