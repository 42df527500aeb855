using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Rules.Files;

/// <summary>A file whose last line has no line feed: Postfix reads it, and the next line that is appended becomes part of it.</summary>
internal sealed class Pfx6013NoLastLineEnd()
    : Rule(
        new RuleInfo("PFX6013", RuleSeverity.Info, "The last line of a file has no end", HasFix: true)
        {
            HasSafeFix = true,
        }
    )
{
    public override IEnumerable<Finding> CheckFiles(InstanceReading reading) =>
        from document in reading.Instance.IsHandWritten ? reading.Documents : []
        where document.Text.Length > 0 && document.Text[document.Text.Length - 1] != '\n'
        let end = new TextSpan(document.Text.Length, 0)
        select Found(
            reading.Instance,
            $"The last line of {document.File} has no line feed. Postfix reads it; what a script appends becomes part of that line. End "
                + "the line",
            new Place(document.OriginOf(end)),
            fixes: Fix.OfText("End the line", [new TextEdit(document.File, end, LineEdits.LineEnd(document))]) with
            {
                IsSafe = true,
            }
        );
}
