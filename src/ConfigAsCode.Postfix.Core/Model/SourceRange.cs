namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>A part of a text file.</summary>
/// <param name="Start">The position of its first character.</param>
/// <param name="End">The position behind its last character.</param>
public readonly record struct SourceRange(SourcePosition Start, SourcePosition End)
{
    /// <summary><c>(12,5)</c>, as compilers write a position.</summary>
    public override string ToString() => FormattableString.Invariant($"({Start.Line},{Start.Column})");
}
