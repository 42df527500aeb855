namespace ConfigAsCode.Postfix.Core.Syntax.Cf;

/// <summary>A physical line.</summary>
/// <param name="Kind">What it is to Postfix.</param>
/// <param name="Span">Its text. A carriage return is part of it: to Postfix it is white space.</param>
/// <param name="HasLineEnd">Whether a line feed follows; the last line of a file may lack it.</param>
public readonly record struct CfLine(CfLineKind Kind, TextSpan Span, bool HasLineEnd)
{
    /// <summary>The line with its line feed.</summary>
    public TextSpan FullSpan => new(Span.Start, Span.Length + (HasLineEnd ? 1 : 0));
}
