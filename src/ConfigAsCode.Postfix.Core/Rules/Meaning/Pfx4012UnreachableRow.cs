using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Rules.Meaning;

/// <summary>
/// A row of a declared table that no look-up can find: one with the key of an earlier row, one behind a pattern that
/// takes all it would match, one whose key has a form that is never asked for.
/// </summary>
internal sealed class Pfx4012UnreachableRow()
    : Rule(new RuleInfo("PFX4012", RuleSeverity.Warning, "A row of a lookup table is never found", HasFix: false))
{
    // What stands in a warning before the text of the row.
    private static readonly string[] BeforeText = [" in \"", " after \"", ": \""];

    public override IEnumerable<Finding> Check(InstanceOnTarget context) =>
        InValues(context).Concat(context.Instance.Tables.Count == 0 ? [] : InTables(context));

    /// <summary>Rows without a result in a value: <c>inline:{key=}</c>.</summary>
    private IEnumerable<Finding> InValues(InstanceOnTarget context)
    {
        foreach (TableReference use in context.TableReferences)
        {
            if (EmptyResult.KeyIn(use, context.View) is not { } key)
            {
                continue;
            }

            yield return Found(
                context.Instance,
                $"Each look-up{(key == "*" ? "" : $" of '{Wording.Excerpt(key)}'")} in {Wording.Excerpt(use.Text)} fails (\"{EmptyResult.Warning}\"), and the mail that needs it is deferred. Write a result, or leave the row out",
                Place.At(use.Setting),
                use.Setting.Parameter,
                key,
                use.Services
            ) with
            {
                Severity = RuleSeverity.Error,
                Part = use.Text,
            };
        }
    }

    private IEnumerable<Finding> InTables(InstanceOnTarget context)
    {
        ILookup<Table?, TableReference> uses = context.TableReferences.ToLookup(
            named => named.DeclaredIn(context.View),
            ReferenceComparer.OfTables
        );
        foreach (Table table in context.Instance.Tables)
        {
            TableReference[] ofTable = [.. uses[table]];
            IEnumerable<UnreachableRow> dead = TableTypeInfo.FormatOf(table.Type) switch
            {
                TableFormat.KeyValue => KeyRows.Dead(table, ofTable, context),
                TableFormat.Cidr => Skipped(table, context.Target.Postfix).Concat(NetworkRows.Dead(table)),
                TableFormat.Pattern => Skipped(table, context.Target.Postfix).Concat(PatternRows.Dead(table, ofTable)),
                _ => [],
            };
            dead = dead.Concat(Pfx4012HeaderChecks.Dead(table, ofTable, context.Target.Postfix));
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

    /// <summary>The rows of networks or patterns that Postfix skips, and the borders of blocks without the other one.</summary>
    private static IEnumerable<UnreachableRow> Skipped(Table table, PostfixVersion release)
    {
        TableTypeInfo type = TableTypeInfo.Find(table.Type)!;
        var open = new Stack<TableEntry>();
        foreach (TableEntry row in table.Entries)
        {
            if (SkippedRow.WarningOf(row, type) is { } warning)
            {
                yield return new UnreachableRow(
                    row,
                    $"Postfix skips the row {row.Key} of {table.Name} with a warning (\"{Shortened(Network.InWordsOf(release, warning))}\")",
                    type.Format == TableFormat.Cidr ? AdviceOnNetwork(row) : AdviceOnPattern(warning, type)
                );
            }
            else if (RowBlocks.IsEndIf(row) && open.Count == 0)
            {
                string words =
                    type.Format == TableFormat.Cidr ? "ENDIF without IF" : "ignoring ENDIF without matching IF";
                yield return new UnreachableRow(
                    row,
                    $"Postfix skips an {row.Key} of {table.Name} with a warning (\"{words}\"), since no block is open there",
                    "Write the if that it ends, or remove it"
                );
            }
            else
            {
                if (RowBlocks.IsIf(row))
                {
                    open.Push(row);
                }
                else if (RowBlocks.IsEndIf(row))
                {
                    open.Pop();
                }

                if (RowBlocks.Ignored(row, type) is { Length: > 0 } ignored)
                {
                    yield return IgnoredText(row, ignored, table);
                }
            }
        }

        foreach (TableEntry row in open)
        {
            yield return new UnreachableRow(
                row,
                $"The block of {row.Key} in {table.Name} never ends (\"IF has no matching ENDIF\"): where it does not match, no row behind it is asked",
                "Write endif behind the last row of the block"
            );
        }
    }

    /// <summary>Most often a row of the block that is indented, which makes it a part of the line before it.</summary>
    private static UnreachableRow IgnoredText(TableEntry row, string ignored, Table table)
    {
        bool isIf = RowBlocks.IsIf(row);
        string statement = row.Key.Substring(0, row.Key.Length - ignored.Length).TrimEnd();
        return new UnreachableRow(
            row,
            $"Postfix ignores '{Wording.Excerpt(ignored)}' after {statement} of {table.Name} with a warning (\"ignoring extra text after {(isIf ? "IF statement" : "ENDIF")}\")",
            "Remove it, or write it as a row, at the start of a line"
        );
    }

    /// <summary>Without the text of the row, which the message has already, and with quotes that do not end its own.</summary>
    private static string Shortened(string warning)
    {
        int repeated = BeforeText.Select(w => warning.IndexOf(w, StringComparison.Ordinal)).Max();
        return (repeated < 0 ? warning : warning.Substring(0, repeated)).Replace('"', '\'');
    }

    private static string AdviceOnNetwork(TableEntry row) =>
        RowBlocks.IsEndIf(row) ? "Write endif alone"
        : Network.Parse(SkippedRow.PatternIn(row)) is { HasHostBits: true } network ? $"Write {network.WithoutHostBits}"
        : "Write an address, or a network such as 192.0.2.0/24";

    private static string AdviceOnPattern(string warning, TableTypeInfo type) =>
        warning.StartsWith("out of range", StringComparison.Ordinal)
            ? "Write the number of a group in parentheses that the pattern has, or $$ for a dollar"
        : warning.IndexOf("macro", StringComparison.Ordinal) >= 0
        || warning.StartsWith("non-numeric", StringComparison.Ordinal)
            ? "Write $$ for a dollar, or $ and the number of a group in parentheses"
        : warning.StartsWith("$number", StringComparison.Ordinal)
            ? "Write a result without $number, since a negated pattern has matched nothing"
        : warning.StartsWith("unknown", StringComparison.Ordinal) ? $"Write only flags that {type.Name}_table(5) has"
        : warning == SkippedRow.PrecedingExpression ? "Write ( without ?, or make it a table of type pcre"
        : "Write a pattern that postmap -q accepts";
}
