using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>The rows of a regexp or pcre table: the first pattern that matches answers (regexp_table(5), pcre_table(5)).</summary>
internal static class PatternRows
{
    private static readonly Regex MatchesAll = new(
        @"^([^\sA-Za-z0-9!])(\^|\$|\^?\.\*\$?)\1$",
        RegexOptions.CultureInvariant
    );

    private static readonly Regex MatchesAllButNothing = new(
        @"^([^\sA-Za-z0-9!])\^?\.\+?\$?\1$",
        RegexOptions.CultureInvariant
    );

    private static readonly Regex OneCharacter = new(@"^.\^\.\$.$", RegexOptions.CultureInvariant);

    public static IEnumerable<UnreachableRow> Dead(Table table, IReadOnlyList<TableReference> uses)
    {
        // Of all that is looked up, only a line of a message can be empty.
        bool hasEmptyKeys =
            uses.Count == 0
            || uses.Any(u => u.Parameter?.Name.EndsWith("body_checks", StringComparison.Ordinal) == true);
        var earlier = new EarlierRows<string>();
        var takingAll = new EarlierRows<bool>();
        foreach ((TableEntry row, int position) in RowBlocks.Of(table))
        {
            earlier.MoveTo(position);
            takingAll.MoveTo(position);
            if (earlier.First(row.Key) is { Row: var same })
            {
                yield return new UnreachableRow(
                    row,
                    $"The row {row.Key} of {table.Name} never matches: the same pattern is before it, with {same.Value}",
                    "Remove one of the two"
                );
            }
            else if (takingAll.First(true) is { Row: var all })
            {
                yield return new UnreachableRow(
                    row,
                    $"The row {row.Key} of {table.Name} never matches: {all.Key} before it matches everything",
                    $"Move it before {all.Key}, or remove it"
                );
            }
            else if (row.Value.Length == 0 && EmptyResult.FailsIn(uses))
            {
                yield return new UnreachableRow(
                    row,
                    $"Each look-up that the row {row.Key} of {table.Name} matches fails (\"{EmptyResult.Warning}\"), and the mail that needs it is deferred: nothing is behind the pattern",
                    "Write the result behind the pattern, or remove the row",
                    RuleSeverity.Error
                );
            }

            earlier.Add(row.Key, position, row);
            if (TakesAll(row.Key, hasEmptyKeys))
            {
                takingAll.Add(true, position, row);
            }
        }
    }

    private static bool TakesAll(string key, bool hasEmptyKeys) =>
        MatchesAll.IsMatch(key) || (!hasEmptyKeys && MatchesAllButNothing.IsMatch(key) && !OneCharacter.IsMatch(key));
}
