namespace ConfigAsCode.Postfix.Files.Hosts;

/// <summary>A fix that was made.</summary>
/// <param name="RuleId">The rule whose finding is gone.</param>
/// <param name="Path">The file at which the finding was shown.</param>
/// <param name="Line">Its line, before or between the fixes.</param>
/// <param name="Title">What the fix does.</param>
public sealed record MadeFix(string RuleId, string Path, int Line, string Title);
