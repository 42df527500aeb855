using System.Globalization;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Files.Hosts;
using ConfigAsCode.Postfix.Tool.Lint;

namespace ConfigAsCode.Postfix.Tool.Output;

/// <summary>Workflow commands, of which GitHub and servers that work alike make annotations in a review.</summary>
internal sealed class GitHubOutput : LintOutput
{
    public override void Write(LintResult result, TextWriter output)
    {
        foreach (FolderResult folder in result.Folders)
        {
            if (folder.Error is { } error)
            {
                output.WriteLine($"::error::{Message(error + ".")}");
            }

            foreach (LintFinding finding in folder.Findings.Where(finding => finding.Stands))
            {
                output.WriteLine(Command(finding.Located));
            }

            foreach (string note in folder.Notes)
            {
                output.WriteLine($"::notice::{Message(note + ".")}");
            }
        }

        foreach (string notice in result.Notices)
        {
            output.WriteLine($"::notice::{Message(notice + ".")}");
        }
    }

    private static string Command(LocatedFinding located)
    {
        Finding finding = located.Finding;
        string command = finding.Severity switch
        {
            RuleSeverity.Error => "error",
            RuleSeverity.Warning => "warning",
            _ => "notice",
        };
        string place = string.Create(
            CultureInfo.InvariantCulture,
            $"line={located.Range.Start.Line},endLine={located.Range.End.Line},col={located.Range.Start.Column},endColumn={located.Range.End.Column}"
        );
        string title = Property($"{finding.Rule.Id}: {finding.Rule.Title}");
        string message = Message($"{finding.Message}. {finding.Rule.HelpLink}");
        return $"::{command} file={Property(located.Path)},{place},title={title}::{message}";
    }

    private static string Message(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Message(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
