using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Rules.Files;

/// <summary>A byte order mark in front of a file: to Postfix it is the beginning of the first word.</summary>
internal sealed class Pfx6011ByteOrderMark()
    : Rule(
        new RuleInfo("PFX6011", RuleSeverity.Error, "A byte order mark is part of the first line", HasFix: true)
        {
            HasSafeFix = true,
        }
    )
{
    private const char Mark = '\uFEFF';

    public override IEnumerable<Finding> CheckFiles(InstanceReading reading) =>
        from document in reading.Documents
        where document.Text.Length > 0 && document.Text[0] == Mark
        select Report(reading.Instance, document);

    private Finding Report(Instance instance, CfDocument document)
    {
        string effect = document.File switch
        {
            InstanceReader.MainCf =>
                "to Postfix it is part of the first line, which sets nothing then, or stops every program",
            InstanceReader.MasterCf => "to master(8) it is part of the first line, where it stops",
            _ => "to Postfix it is part of the first line, whose key is never found then",
        };
        return Found(
            instance,
            $"{document.File} begins with a byte order mark: {effect}. Save the file as UTF-8 without the mark",
            new Place(document.OriginOf(new TextSpan(0, 1))),
            fixes: Fix.OfText("Remove the byte order mark", [new TextEdit(document.File, new TextSpan(0, 1), "")]) with
            {
                IsSafe = true,
            }
        ) with
        {
            // What is said of the first line follows from the mark.
            Hides = EquatableArray.Of(document.OriginOf(document.Lines[0].Span)),
        };
    }
}
