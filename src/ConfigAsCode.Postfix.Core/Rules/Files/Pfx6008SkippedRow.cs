using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Rules.Files;

/// <summary>A line of a lookup table that Postfix warns of and skips.</summary>
internal sealed class Pfx6008SkippedRow()
    : Rule(new RuleInfo("PFX6008", RuleSeverity.Warning, "A line of a lookup table is not a row", HasFix: true))
{
    public override IEnumerable<Finding> CheckFiles(InstanceReading reading) =>
        from table in reading.TableFiles
        where !table.IsSettings
        from row in table.Rows
        where row.Error is not null
        select Found(
            reading.Instance,
            $"'{Wording.Excerpt(row.Line.Text)}' is not a row of {table.Document.File}: {row.Error}. {Skips(table.Format)}, or # in front of "
                + "a comment",
            new Place(row.Line.All.Origin),
            fixes: Fix.OfText("Make the line a comment", LineEdits.CommentedOut(row.Line))
        ) with
        {
            Part = row.Line.Text,
        };

    private static string Skips(TableFormat format) =>
        format == TableFormat.Aliases
            ? "postalias(1) and newaliases(1) skip the line with a warning. Write the name, a colon and the value"
            : "Postfix logs a warning and skips the line. Write the key, a blank and the value";
}
