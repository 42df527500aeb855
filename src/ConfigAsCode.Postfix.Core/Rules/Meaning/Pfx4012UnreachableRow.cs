using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>
/// A row of a declared table that no look-up can find: one with the key of an earlier row, one behind a pattern that
/// takes all it would match, one whose key has a form that is never asked for.
/// </summary>
internal sealed class Pfx4012UnreachableRow()
    : Rule(new RuleInfo("PFX4012", RuleSeverity.Warning, "A row of a lookup table is never found", HasFix: false))
{
    public override IEnumerable<Finding> Check(InstanceOnTarget context)
    {
        if (context.Instance.Tables.Count == 0)
        {
            yield break;
        }

        ILookup<Table?, TableReference> uses = context.TableReferences.ToLookup(named =>
            named.DeclaredIn(context.View)
        );
        foreach (Table table in context.Instance.Tables)
        {
            TableReference[] ofTable = [.. uses[table]];
            IEnumerable<UnreachableRow> dead = TableTypeInfo.FormatOf(table.Type) switch
            {
                TableFormat.KeyValue => KeyRows.Dead(table, ofTable, context),
                TableFormat.Cidr => NetworkRows.Dead(table),
                TableFormat.Pattern => PatternRows.Dead(table, ofTable),
                _ => [],
            };
            // A row has one fault at a time: the first is the one to mend.
            foreach (UnreachableRow row in dead.GroupBy(d => d.Row, ReferenceComparer.OfRows).Select(g => g.First()))
            {
                yield return Found(
                    context.Instance,
                    $"{row.Reason}. {row.Advice}",
                    new Place(row.Row.Origin),
                    ofTable.Length > 0 ? ofTable[0].Setting.Parameter : "",
                    row.Row.Key
                ) with
                {
                    Severity = row.Severity,
                };
            }
        }
    }
}
