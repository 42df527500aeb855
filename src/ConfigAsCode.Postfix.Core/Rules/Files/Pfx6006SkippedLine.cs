using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Rules.Files;

/// <summary>A line that starts with white space before there is a line that it could continue.</summary>
internal sealed class Pfx6006SkippedLine()
    : Rule(new RuleInfo("PFX6006", RuleSeverity.Warning, "Postfix skips an indented line", HasFix: true))
{
    public override IEnumerable<Finding> CheckFiles(InstanceReading reading) =>
        from document in reading.Documents
        from line in document.Lines
        where line.Kind == CfLineKind.Skipped
        select Found(
            reading.Instance,
            $"'{Wording.Excerpt(document.TextOf(line).Trim())}' has no effect: the line starts with white space, but there is no line "
                + "before it that it could continue, and Postfix skips it. Remove the white space, or the line",
            new Place(document.OriginOf(line.Span)),
            fixes:
            [
                Fix.OfText(
                    "Remove the white space",
                    [
                        new TextEdit(
                            document.File,
                            TextSpan.Between(line.Span.Start, Blanks.Skip(document.Text, line.Span.Start)),
                            ""
                        ),
                    ]
                ),
                Fix.OfText(
                    "Make the line a comment",
                    [new TextEdit(document.File, new TextSpan(line.Span.Start, 0), "#")]
                ),
            ]
        ) with
        {
            Part = document.TextOf(line),
        };
}
