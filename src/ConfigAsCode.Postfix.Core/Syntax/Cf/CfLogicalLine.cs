namespace ConfigAsCode.Postfix.Core.Syntax.Cf;

/// <summary>
/// A line with its continuation lines, as Postfix joins them: without the line feeds, the comments and the blank lines between
/// them; the white space that starts a continuation line stays.
/// </summary>
public sealed class CfLogicalLine
{
    private readonly CfDocument document;

    // The physical lines that are part of it, and where each of them starts in the joined text.
    private readonly List<(int Start, TextSpan Physical)> pieces;

    internal CfLogicalLine(CfDocument document, List<(int Start, TextSpan Physical)> pieces)
    {
        this.document = document;
        this.pieces = pieces;
        string joined = string.Concat(pieces.Select(piece => piece.Physical.In(document.Text)));
        int nul = joined.IndexOf('\0');
        Text = nul < 0 ? joined : joined.Substring(0, nul);
        Nul = nul < 0 ? null : OffsetInFile(nul);
    }

    public CfDocument Document => document;

    /// <summary>The joined text. To the C code that takes a logical line apart, a NUL is the end of it.</summary>
    public string Text { get; }

    /// <summary>The offset in the file of the first NUL; null where there is none.</summary>
    public int? Nul { get; }

    /// <summary>From the first character of the first line to the last one of the last line.</summary>
    public TextSpan Span => TextSpan.Between(pieces[0].Physical.Start, pieces[pieces.Count - 1].Physical.End);

    /// <summary>The whole text.</summary>
    public CfSlice All => new(this, new TextSpan(0, Text.Length));

    /// <summary>Where a character of <see cref="Text"/> is in the file.</summary>
    public int OffsetInFile(int offset)
    {
        int low = 0;
        for (int high = pieces.Count - 1; low < high; )
        {
            int middle = (low + high + 1) / 2;
            (low, high) = pieces[middle].Start <= offset ? (middle, high) : (low, middle - 1);
        }

        return pieces[low].Physical.Start + offset - pieces[low].Start;
    }
}
