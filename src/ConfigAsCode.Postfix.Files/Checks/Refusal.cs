using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Files.Checks;

/// <summary>Why no file of a build may be written.</summary>
/// <param name="Rule">The rule of the build that says so.</param>
/// <param name="Message">The reason, in one line.</param>
public sealed record Refusal(RuleInfo Rule, string Message);
