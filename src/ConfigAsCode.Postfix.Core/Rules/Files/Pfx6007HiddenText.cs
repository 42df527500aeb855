using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Rules.Files;

/// <summary>A NUL in a line: Postfix does not read what is behind it.</summary>
internal sealed class Pfx6007HiddenText()
    : Rule(new RuleInfo("PFX6007", RuleSeverity.Warning, "A NUL hides the rest of a line", HasFix: true))
{
    public override IEnumerable<Finding> CheckFiles(InstanceReading reading) =>
        from document in reading.Documents
        from line in document.LogicalLines
        where line.Nul is not null
        select Found(
            reading.Instance,
            "The line has a NUL character, and Postfix ignores the text after it, with all lines that continue it. Remove the "
                + "character",
            new Place(document.OriginOf(new TextSpan(line.Nul!.Value, 1))),
            fixes: Fix.OfText("Remove the NUL", [new TextEdit(document.File, new TextSpan(line.Nul!.Value, 1), "")])
        );
}
