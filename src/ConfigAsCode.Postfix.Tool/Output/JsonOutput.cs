using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Files.Hosts;
using ConfigAsCode.Postfix.Tool.CommandLine;
using ConfigAsCode.Postfix.Tool.Lint;
using ConfigAsCode.Postfix.Tool.Output.Json;

namespace ConfigAsCode.Postfix.Tool.Output;

/// <summary>JSON for programs.</summary>
internal sealed class JsonOutput : LintOutput
{
    public override void Write(LintResult result, TextWriter output) =>
        JsonOfVerb.Write(
            output,
            new LintJson(
                Version: 1,
                Application.Named,
                result.ExitCode,
                new LintJsonSummary(
                    result.Count(RuleSeverity.Error),
                    result.Count(RuleSeverity.Warning),
                    result.Count(RuleSeverity.Info),
                    result.Accepted,
                    result.Known
                ),
                result.Notices,
                [.. result.Folders.Select(folder => Folder(folder, result.IsDryRun))]
            ),
            LintJsonContext.Default.LintJson
        );

    private static LintJsonFolder Folder(FolderResult folder, bool isDryRun) =>
        new(
            folder.Folder,
            folder.Target.Length == 0 ? null : folder.Target,
            folder.Error,
            folder.Notes,
            [.. folder.Findings.Select(Finding)],
            folder.Fixes is { } fixes
                ? new LintJsonFixes(
                    isDryRun,
                    [.. fixes.Made.Select(made => new LintJsonMade(made.RuleId, made.Path, made.Line, made.Title))],
                    [
                        .. fixes.Files.Select(file => new LintJsonFile(
                            file.File.Path,
                            string.Join('\n', UnifiedDiff.Of(file)) + "\n"
                        )),
                    ]
                )
                : null
        );

    private static LintJsonFinding Finding(LintFinding lintFinding)
    {
        LocatedFinding located = lintFinding.Located;
        Finding finding = located.Finding;
        return new LintJsonFinding(
            finding.Rule.Id,
            WordOf(finding.Severity),
            located.AcceptedBecause is not null ? "accepted"
                : lintFinding.IsKnown ? "known"
                : "open",
            located.AcceptedBecause,
            finding.Message,
            finding.Rule.Title,
            finding.Rule.HelpLink,
            located.Path,
            located.File,
            located.Range.Start.Line,
            located.Range.Start.Column,
            located.Range.End.Column,
            located.Line.Text,
            [.. finding.Services],
            finding.Parameter.Length == 0 ? null : finding.Parameter,
            finding.Value.Length == 0 ? null : finding.Value,
            [.. finding.Fixes.Select(fix => new LintJsonFix(fix.Title, fix.IsSafe))]
        );
    }
}
