namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>A line with its continuation lines.</summary>
/// <param name="Text">The parts joined without the line breaks; the blanks that start a continuation stay.</param>
/// <param name="Number">The number of its first physical line, from 1.</param>
internal sealed record LogicalLine(string Text, int Number);
