using System.Text.Json.Serialization;

namespace ConfigAsCode.Postfix.Tool.Output.Json;

/// <summary>The result of <c>lint</c> as JSON; docs/lint.md describes the fields.</summary>
internal sealed record LintJson(
    int Version,
    string Tool,
    int ExitCode,
    LintJsonSummary Summary,
    IReadOnlyList<string> Notices,
    IReadOnlyList<LintJsonFolder> Folders
);

internal sealed record LintJsonSummary(int Errors, int Warnings, int Infos, int Accepted, int Known);

internal sealed record LintJsonFolder(
    string Folder,
    string? Target,
    string? Error,
    IReadOnlyList<string> Notes,
    IReadOnlyList<LintJsonFinding> Findings,
    LintJsonFixes? Fixes
);

internal sealed record LintJsonFinding(
    string Rule,
    string Severity,
    string State,
    string? AcceptedBecause,
    string Message,
    string Title,
    string Help,
    string Path,
    string File,
    int Line,
    int Column,
    int EndColumn,
    string Source,
    IReadOnlyList<string> Services,
    string? Parameter,
    string? Value,
    IReadOnlyList<LintJsonFix> Fixes
);

internal sealed record LintJsonFix(string Title, bool Safe);

internal sealed record LintJsonFixes(bool DryRun, IReadOnlyList<LintJsonMade> Made, IReadOnlyList<LintJsonFile> Files);

internal sealed record LintJsonMade(string Rule, string Path, int Line, string Title);

internal sealed record LintJsonFile(string Path, string Diff);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    // Nobody reads it back: what that takes is left out of the program.
    GenerationMode = JsonSourceGenerationMode.Serialization
)]
[JsonSerializable(typeof(LintJson))]
internal sealed partial class LintJsonContext : JsonSerializerContext;
