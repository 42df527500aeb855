using ConfigAsCode.Postfix.Tool.Lsp.Messages;

namespace ConfigAsCode.Postfix.Tool.Lsp.Texts;

/// <summary>Where the lines of a text begin, as the protocol counts them: a line ends at LF, CRLF or CR, and a column is a UTF-16 code unit.</summary>
internal sealed class LineMap
{
    private readonly List<int> starts = [0];
    private readonly string text;

    public LineMap(string text)
    {
        this.text = text;
        for (int i = text.AsSpan().IndexOfAny('\r', '\n'); i >= 0 && i < text.Length; )
        {
            i += text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 2 : 1;
            starts.Add(i);
            int next = text.AsSpan(i).IndexOfAny('\r', '\n');
            i = next < 0 ? text.Length : i + next;
        }
    }

    /// <summary>The offset of a position: one behind the end of a line is the end, one behind the last line the end of the text.</summary>
    public int OffsetOf(Position position)
    {
        if (position.Line < 0 || position.Character < 0)
        {
            return position.Line < 0 ? 0 : OffsetOf(position with { Character = 0 });
        }

        if (position.Line >= starts.Count)
        {
            return text.Length;
        }

        int start = starts[position.Line];
        int end = position.Line + 1 < starts.Count ? starts[position.Line + 1] : text.Length;
        while (end > start && text[end - 1] is '\r' or '\n')
        {
            end--;
        }

        return (int)Math.Min((long)start + position.Character, end);
    }

    public Position PositionOf(int offset)
    {
        int found = starts.BinarySearch(Math.Clamp(offset, 0, text.Length));
        int line = found < 0 ? ~found - 1 : found;
        return new Position(line, Math.Clamp(offset, 0, text.Length) - starts[line]);
    }

    public TextRange RangeOf(int start, int end) => new(PositionOf(start), PositionOf(end));
}
