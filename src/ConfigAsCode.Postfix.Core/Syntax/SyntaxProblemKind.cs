namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>What becomes of a line that Postfix does not take as its author meant it.</summary>
public enum SyntaxProblemKind
{
    /// <summary>A program that reads the line stops.</summary>
    Fatal,

    /// <summary>Postfix goes on without the line.</summary>
    Ignored,

    /// <summary>A later line of the same file takes its place.</summary>
    Overridden,

    /// <summary>Postfix reads the line, as something else than it seems to say.</summary>
    Misread,
}
