using System.Globalization;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Files.Hosts;
using ConfigAsCode.Postfix.Tool.Lint;
using static ConfigAsCode.Postfix.Tool.Output.TerminalText;

namespace ConfigAsCode.Postfix.Tool.Output;

/// <summary>Text for people, with the line at fault and a mark below the fault.</summary>
internal sealed class TextOutput(bool showsColour) : LintOutput
{
    // A line of a thousand characters is shown around the fault.
    private const int MostShown = 160;
    private const string Indent = "    ";

    private readonly TerminalText terminal = new(showsColour);

    public override void Write(LintResult result, TextWriter output)
    {
        foreach (FolderResult folder in result.Folders)
        {
            WriteFixes(folder, result.IsDryRun, output);
        }

        if (!result.IsDryRun)
        {
            foreach (LintFinding finding in result.Findings.Where(finding => finding.Stands))
            {
                WriteFinding(finding.Located, output);
            }
        }

        foreach (string note in result.Folders.SelectMany(folder => folder.Notes).Concat(result.Notices))
        {
            output.WriteLine($"{Coloured("note", Bold)}: {Plain(note)}.");
        }

        output.WriteLine(Summary(result));
    }

    private void WriteFixes(FolderResult folder, bool isDryRun, TextWriter output)
    {
        if (folder.Fixes is not { } fixes)
        {
            return;
        }

        if (isDryRun)
        {
            foreach (FixedFile file in fixes.Files)
            {
                foreach (string line in UnifiedDiff.Of(file))
                {
                    output.WriteLine(
                        line.StartsWith('+') ? Coloured(line, Green)
                        : line.StartsWith('-') ? Coloured(line, Red)
                        : line
                    );
                }
            }

            return;
        }

        foreach (MadeFix made in fixes.Made)
        {
            output.WriteLine(
                $"{Coloured(string.Create(CultureInfo.InvariantCulture, $"{Plain(made.Path)}:{made.Line}"), Bold)}: "
                    + $"{Coloured("fixed", Green)} {made.RuleId}: {Plain(made.Title)}"
            );
        }
    }

    private void WriteFinding(LocatedFinding located, TextWriter output)
    {
        Finding finding = located.Finding;
        string place = string.Create(
            CultureInfo.InvariantCulture,
            $"{Plain(located.Path)}:{located.Range.Start.Line}:{located.Range.Start.Column}"
        );
        string severity = WordOf(finding.Severity);
        output.WriteLine(
            $"{Coloured(place, Bold)}: {Coloured($"{severity} {finding.Rule.Id}", ColourOf(finding.Severity))}: {Plain(finding.Message)}"
        );
        (string line, int start, int length) = Window(located.Line);
        output.WriteLine(Indent + Plain(line));
        // A tab above is a tab below, so that the mark is where the fault is.
        string before = new([.. line[..start].Select(c => c == '\t' ? '\t' : ' ')]);
        output.WriteLine(
            Indent + before + Coloured("^" + new string('~', Math.Max(length - 1, 0)), ColourOf(finding.Severity))
        );
        output.WriteLine(Indent + Coloured(finding.Rule.HelpLink, Grey));
        output.WriteLine();
    }

    /// <summary>The line, or the part of a long one that has the fault.</summary>
    private static (string Line, int Start, int Length) Window(SourceLine line)
    {
        if (line.Text.Length <= MostShown)
        {
            return (line.Text, line.MarkStart, line.MarkLength);
        }

        const string Cut = "...";
        int from = Math.Max(0, Math.Min(line.MarkStart - MostShown / 4, line.Text.Length - MostShown));
        string shown = line.Text.Substring(from, MostShown);
        int start = line.MarkStart - from;
        return (
            (from > 0 ? Cut : "") + shown + (from + MostShown < line.Text.Length ? Cut : ""),
            start + (from > 0 ? Cut.Length : 0),
            Math.Min(line.MarkLength, MostShown - start)
        );
    }

    private string Summary(LintResult result)
    {
        int errors = result.Count(RuleSeverity.Error);
        string[] targets = [.. result.Folders.Select(folder => folder.Target).Where(t => t.Length > 0).Distinct()];
        string[] more =
        [
            .. new[]
            {
                Counted(result.Accepted, "accepted", "accepted"),
                Counted(result.Known, "known from the baseline", "known from the baseline"),
                Counted(result.Folders.Count(f => f.Error is not null), "folder not judged", "folders not judged"),
            }.Where(part => part[0] != '0'),
        ];
        string counts =
            $"{Counted(errors, "error", "errors")}, {Counted(result.Count(RuleSeverity.Warning), "warning", "warnings")}, "
            + $"{Counted(result.Count(RuleSeverity.Info), "info", "infos")} in {Counted(result.Folders.Count, "folder", "folders")}";
        string judged = targets.Length switch
        {
            0 => "",
            1 => $", judged for {targets[0]}",
            _ => string.Create(CultureInfo.InvariantCulture, $", judged for {targets.Length} targets"),
        };
        string fixes = FixSummary(result);
        string all = counts + judged + string.Concat(more.Select(part => "; " + part)) + ".";
        return fixes + Coloured(all, errors > 0 ? Red : Bold);
    }

    private static string FixSummary(LintResult result)
    {
        FolderFixes[] fixes = [.. result.Folders.Select(folder => folder.Fixes).OfType<FolderFixes>()];
        if (fixes.Length == 0)
        {
            return "";
        }

        int made = fixes.Sum(f => f.Made.Count);
        int files = fixes.Sum(f => f.Files.Count);
        string verb = result.IsDryRun ? "would change" : "changed";
        return $"{Counted(made, "fix", "fixes")} {verb} {Counted(files, "file", "files")}. ";
    }

    private static string Counted(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    private static string ColourOf(RuleSeverity severity) =>
        severity switch
        {
            RuleSeverity.Error => Red,
            RuleSeverity.Warning => Yellow,
            _ => Blue,
        };

    private string Coloured(string text, string colour) => terminal.Coloured(text, colour);
}
