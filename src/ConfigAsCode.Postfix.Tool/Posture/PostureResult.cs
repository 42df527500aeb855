using ConfigAsCode.Postfix.Core.Posture;

namespace ConfigAsCode.Postfix.Tool.Posture;

/// <summary>What <c>posture</c> found. Outputs write it.</summary>
/// <param name="Report">What the servers do.</param>
/// <param name="Notices">Sentences about the run, which are not on the page.</param>
internal sealed record PostureResult(PostureReport Report, IReadOnlyList<string> Notices);
