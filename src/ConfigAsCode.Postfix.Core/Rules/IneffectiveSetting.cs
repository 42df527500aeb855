namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>Why a setting cannot act.</summary>
/// <param name="Why">What the program does in its place.</param>
/// <param name="Advice">What to write.</param>
/// <param name="Fixes">How to mend it.</param>
internal sealed record IneffectiveSetting(string Why, string Advice, params Fix[] Fixes);
