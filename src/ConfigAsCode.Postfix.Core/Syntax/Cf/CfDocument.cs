using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Syntax.Cf;

/// <summary>
/// The lines of a text file, physical and logical, as readllines() in util/readlline.c makes them of main.cf, master.cf and every
/// lookup table in a text file. Each character of the file belongs to one physical line, so nothing is lost. Comments and blank
/// lines do not end a logical line.
/// </summary>
public sealed class CfDocument
{
    private readonly List<CfLine> lines = [];
    private readonly List<CfLogicalLine> logicalLines = [];

    private CfDocument(string file, string text)
    {
        File = file;
        Text = text;
    }

    /// <summary>The name of the file.</summary>
    public string File { get; }

    public string Text { get; }

    public IReadOnlyList<CfLine> Lines => lines;

    /// <summary>What Postfix reads; a logical line that it skips is not there.</summary>
    public IReadOnlyList<CfLogicalLine> LogicalLines => logicalLines;

    public static CfDocument Parse(string file, string text)
    {
        var document = new CfDocument(file, text);
        document.ReadLines();
        return document;
    }

    public string TextOf(CfLine line) => line.Span.In(Text);

    public SourcePosition PositionOf(int offset)
    {
        // The last line that starts at or before it.
        int low = 0;
        for (int high = lines.Count - 1; low < high; )
        {
            int middle = (low + high + 1) / 2;
            (low, high) = lines[middle].Span.Start <= offset ? (middle, high) : (low, middle - 1);
        }

        int start = lines.Count == 0 ? 0 : lines[low].Span.Start;
        return new SourcePosition(offset, low + 1, offset - start + 1);
    }

    public Origin OriginOf(TextSpan span) =>
        Origin.InFile(File, new SourceRange(PositionOf(span.Start), PositionOf(span.End)));

    private void ReadLines()
    {
        var current = new List<(int Start, TextSpan Physical)>();
        int length = 0;
        for (int start = 0; start < Text.Length; )
        {
            int feed = Text.IndexOf('\n', start);
            var span = TextSpan.Between(start, feed < 0 ? Text.Length : feed);
            start = span.End + 1;

            CfLineKind kind = KindOf(span, isContinued: current.Count > 0);
            lines.Add(new CfLine(kind, span, HasLineEnd: feed >= 0));
            if (kind == CfLineKind.Start)
            {
                Finish();
            }

            if (kind is CfLineKind.Start or CfLineKind.Continuation)
            {
                current.Add((length, span));
                length += span.Length;
            }
        }

        Finish();

        void Finish()
        {
            if (current.Count > 0)
            {
                logicalLines.Add(new CfLogicalLine(this, current));
            }

            current = [];
            length = 0;
        }
    }

    private CfLineKind KindOf(TextSpan span, bool isContinued)
    {
        int start = Blanks.Skip(Text, span.Start);
        return start >= span.End ? CfLineKind.Blank
            : Text[start] == '#' ? CfLineKind.Comment
            : start == span.Start ? CfLineKind.Start
            : isContinued ? CfLineKind.Continuation
            : CfLineKind.Skipped;
    }
}
