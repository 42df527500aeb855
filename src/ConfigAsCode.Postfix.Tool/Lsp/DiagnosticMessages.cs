using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Files.Editing;
using ConfigAsCode.Postfix.Files.Hosts;
using ConfigAsCode.Postfix.Tool.CommandLine;
using ConfigAsCode.Postfix.Tool.Lsp.Messages;
using ConfigAsCode.Postfix.Tool.Lsp.Texts;

namespace ConfigAsCode.Postfix.Tool.Lsp;

/// <summary>Findings as an editor shows them. What is accepted is not shown.</summary>
internal static class DiagnosticMessages
{
    /// <summary>The findings of a folder by the path of their file; a file without one is there too.</summary>
    public static Dictionary<string, IReadOnlyList<Diagnostic>> Of(EditedFolder folder)
    {
        var found = new Dictionary<string, IReadOnlyList<Diagnostic>>(StringComparer.Ordinal);
        ILookup<string, LocatedFinding> byPath = folder
            .Findings.Where(finding => finding.AcceptedBecause is null)
            .ToLookup(finding => finding.Path);
        foreach (var document in folder.Reading.Documents)
        {
            string path = folder.PathOf(document.File);
            var lines = new LineMap(document.Text);
            found[path] = [.. byPath[path].Select(finding => Of(finding, lines))];
        }

        return found;
    }

    public static Diagnostic Of(LocatedFinding finding, LineMap lines) =>
        new(
            lines.RangeOf(finding.Range.Start.Offset, finding.Range.End.Offset),
            finding.Finding.Severity switch
            {
                RuleSeverity.Error => 1,
                RuleSeverity.Warning => 2,
                _ => 3,
            },
            finding.Finding.Rule.Id,
            new CodeDescription(finding.Finding.Rule.HelpLink),
            Application.Name,
            finding.Finding.Message
        );
}
