using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Rules.Files;

/// <summary>
/// A file that another tool fills in before Postfix reads it: what its lines will say is not known, so it is reported once, and nothing else of
/// these lines.
/// </summary>
internal sealed class Pfx6010Template()
    : Rule(new RuleInfo("PFX6010", RuleSeverity.Warning, "The file is a template of another tool", HasFix: false))
{
    public override IEnumerable<Finding> CheckFiles(InstanceReading reading)
    {
        (CfLogicalLine Line, string Mark)[] lines = [.. reading.LinesOfTemplate];
        if (lines.Length == 0)
        {
            yield break;
        }

        (CfLogicalLine first, string mark) = lines[0];
        string more = lines.Length == 1 ? "" : $", and {Others(lines.Length - 1)} a mark too";
        yield return Found(
            reading.Instance,
            $"{first.Document.File} is a template: another tool replaces '{Wording.Excerpt(mark)}' before Postfix reads the file{more}. "
                + "These lines are not judged. Judge the files that the tool writes",
            new Place(first.All.Origin)
        ) with
        {
            Hides = lines.Select(l => l.Line.All.Origin).ToEquatableArray(),
        };
    }

    private static string Others(int count) => count == 1 ? "one other line has" : $"{count} other lines have";
}
