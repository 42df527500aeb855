namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>One place of a file that Postfix refuses, skips or reads in a way that surprises.</summary>
/// <param name="Kind">What Postfix does with it.</param>
/// <param name="File">The file, by its name.</param>
/// <param name="Line">The line, from 1; of a logical line the first physical one.</param>
/// <param name="Message">What is there and what Postfix does, in plain words.</param>
public sealed record SyntaxProblem(SyntaxProblemKind Kind, string File, int Line, string Message)
{
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}: {Message}");
}
