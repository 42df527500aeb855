using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax.Cf;

/// <summary>A part of a logical line: a name, a value, a field, a word.</summary>
/// <param name="Line">The logical line.</param>
/// <param name="InLine">The part of its joined text.</param>
public sealed record CfSlice(CfLogicalLine Line, TextSpan InLine)
{
    public string Text { get; } = InLine.In(Line.Text);

    /// <summary>The part of the file from its first character to its last one. Between continuation lines it has line feeds and comments that are not in <see cref="Text"/>.</summary>
    public TextSpan Span =>
        InLine.Length == 0
            ? new TextSpan(OffsetInFile(0), 0)
            : TextSpan.Between(OffsetInFile(0), OffsetInFile(InLine.Length - 1) + 1);

    public Origin Origin => Line.Document.OriginOf(Span);

    /// <summary>Where a character of <see cref="Text"/> is in the file.</summary>
    public int OffsetInFile(int offset) => Line.OffsetInFile(InLine.Start + offset);

    /// <summary>A part of this part.</summary>
    public CfSlice Slice(TextSpan span) => new(Line, new TextSpan(InLine.Start + span.Start, span.Length));
}
