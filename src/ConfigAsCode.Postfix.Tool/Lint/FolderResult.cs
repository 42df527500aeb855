using ConfigAsCode.Postfix.Files.Hosts;

namespace ConfigAsCode.Postfix.Tool.Lint;

/// <summary>What was found in one folder.</summary>
/// <param name="Folder">The folder as it was named.</param>
/// <param name="Target">What it was judged for: <c>Debian 12 with Postfix 3.7.11 and OpenSSL 3.0</c>.</param>
/// <param name="Notes">What was not judged, one sentence each.</param>
/// <param name="Error">Why nothing could be judged or written; null where it could.</param>
/// <param name="Findings">What was found, in the order of the lines.</param>
/// <param name="Fixes">The fixes that were made, or would be; null where none were asked for.</param>
internal sealed record FolderResult(
    string Folder,
    string Target,
    IReadOnlyList<string> Notes,
    string? Error,
    IReadOnlyList<LintFinding> Findings,
    FolderFixes? Fixes
);
