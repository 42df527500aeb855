using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Tool.Lint;

/// <summary>What a run of <c>lint</c> found and did. Outputs write it.</summary>
/// <param name="Folders">The folders in the order in which they were named.</param>
/// <param name="Notices">Sentences about the run as a whole.</param>
/// <param name="IsDryRun">Whether the fixes were only made in memory.</param>
/// <param name="ExitCode">0, 1 or 2: <see cref="LintVerb"/>.</param>
internal sealed record LintResult(
    IReadOnlyList<FolderResult> Folders,
    IReadOnlyList<string> Notices,
    bool IsDryRun,
    int ExitCode
)
{
    public IEnumerable<LintFinding> Findings => Folders.SelectMany(folder => folder.Findings);

    /// <summary>How many findings of a severity stand.</summary>
    public int Count(RuleSeverity severity) =>
        Findings.Count(finding => finding.Stands && finding.Located.Finding.Severity == severity);

    public int Accepted => Findings.Count(finding => finding.Located.AcceptedBecause is not null);

    public int Known => Findings.Count(finding => finding.IsKnown);
}
