namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>One thing that may become of a message.</summary>
/// <param name="Verdict">What becomes of it.</param>
/// <param name="Steps">How it passes each list; the last one is what ends it where it is not accepted.</param>
internal sealed record AccessEnding(AccessVerdict Verdict, IReadOnlyList<AccessStep> Steps);
