namespace ConfigAsCode.Postfix.Tool.Baselines;

/// <summary>The content of a baseline as JSON.</summary>
/// <param name="Version">The form of the file: 1.</param>
/// <param name="Findings">The known findings, in an order that does not depend on the run; one that occurs twice is there twice.</param>
internal sealed record BaselineFile(int Version, IReadOnlyList<KnownFinding> Findings);
