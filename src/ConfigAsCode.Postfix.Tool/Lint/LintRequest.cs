using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Tool.Lint;

/// <summary>What somebody asks of <c>lint</c>.</summary>
/// <param name="Folders">The folders; none stands for that of the host.</param>
/// <param name="Target">What the files run on; null for what the host has.</param>
/// <param name="FailOn">From which severity on the run fails.</param>
/// <param name="Baseline">The file of known findings; null for none.</param>
/// <param name="WritesBaseline">Whether the findings of this run become the known ones.</param>
/// <param name="Fixes">Whether safe fixes are made.</param>
/// <param name="IsDryRun">Whether they are only shown.</param>
internal sealed record LintRequest(
    IReadOnlyList<string> Folders,
    Target? Target,
    FailOn FailOn,
    string? Baseline,
    bool WritesBaseline,
    bool Fixes,
    bool IsDryRun
);
