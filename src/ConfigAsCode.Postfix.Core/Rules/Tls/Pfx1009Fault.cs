using ConfigAsCode.Postfix.Core.Effective;

namespace ConfigAsCode.Postfix.Core.Rules.Tls;

/// <summary>What is wrong with a cipher list.</summary>
/// <param name="At">The value to mend: an exclusion list, a grade, or the list behind a grade.</param>
/// <param name="Message">What happens, and what to write.</param>
/// <param name="Fixes">How to mend it.</param>
internal sealed record Pfx1009Fault(EffectiveValue At, string Message, params Fix[] Fixes);
