namespace ConfigAsCode.Postfix.Core.Syntax.Cf;

/// <summary>A word behind the fields of a line of master.cf.</summary>
/// <param name="Content">What master(8) hands to the program: without the braces around it.</param>
/// <param name="Error">Why master(8) stops at the word; null where it does not.</param>
public sealed record CfWord(CfSlice Content, string? Error);
