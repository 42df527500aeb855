namespace ConfigAsCode.Postfix.Core.Syntax.Cf;

/// <summary>A line of a lookup table.</summary>
/// <param name="Line">The line.</param>
/// <param name="Key">What is looked up.</param>
/// <param name="Value">What is found.</param>
/// <param name="Error">Why Postfix does not read the line as a row; null where it does.</param>
public sealed record CfRow(CfLogicalLine Line, string Key, string Value, string? Error);
