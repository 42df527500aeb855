namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>A position in a text file.</summary>
/// <param name="Offset">The number of characters before it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in characters, from 1.</param>
public readonly record struct SourcePosition(int Offset, int Line, int Column);
