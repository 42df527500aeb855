using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Rules.Files;

/// <summary>Lines that end with a carriage return and a line feed, as on Windows. Postfix takes the carriage return for white space.</summary>
internal sealed class Pfx6012CarriageReturns()
    : Rule(new RuleInfo("PFX6012", RuleSeverity.Info, "Lines end with a carriage return", HasFix: true))
{
    public override IEnumerable<Finding> CheckFiles(InstanceReading reading) =>
        reading.Instance.IsHandWritten
            ? from document in reading.Documents
            let ends = EndsIn(document)
            where ends.Length > 0
            select Report(reading.Instance, document, ends)
            : [];

    /// <summary>The lines whose last character is a carriage return, whatever follows it.</summary>
    private static CfLine[] EndsIn(CfDocument document) =>
        document.Text.IndexOf('\r') < 0
            ? []
            :
            [
                .. document.Lines.Where(line =>
                    line.HasLineEnd && line.Span.Length > 0 && document.Text[line.Span.End - 1] == '\r'
                ),
            ];

    private Finding Report(Instance instance, CfDocument document, CfLine[] lines)
    {
        string count =
            lines.Length == document.Lines.Count(line => line.HasLineEnd) ? "All lines"
            : lines.Length == 1 ? "One line"
            : $"{lines.Length} lines";
        return Found(
            instance,
            $"{count} of {document.File} {(lines.Length == 1 && count != "All lines" ? "ends" : "end")} with a carriage return and a line feed. "
                + "Postfix takes the carriage return for white space and reads the file as it is meant; other programs may not. Write "
                + "line feeds alone",
            new Place(document.OriginOf(new TextSpan(lines[0].Span.End - 1, 1))),
            fixes: Fix.OfText(
                "Remove the carriage returns",
                lines.Select(line => new TextEdit(document.File, new TextSpan(line.Span.End - 1, 1), ""))
            )
        );
    }
}
