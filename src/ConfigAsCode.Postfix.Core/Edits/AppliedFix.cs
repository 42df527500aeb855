using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Edits;

/// <summary>A fix that was made.</summary>
/// <param name="Finding">What it is for.</param>
/// <param name="Fix">The fix.</param>
internal sealed record AppliedFix(Finding Finding, Fix Fix);
