using ConfigAsCode.Postfix.Core.Syntax.Cf;

namespace ConfigAsCode.Postfix.Core.Cursor;

/// <summary>
/// What Postfix would have of a logical line if the file ended at the cursor. A line that somebody types is not yet what it will be, so its place is
/// found from what stands before the cursor alone.
/// </summary>
/// <param name="Document">The file.</param>
/// <param name="Offset">The cursor.</param>
/// <param name="Text">The joined text before it; empty at the start of a line.</param>
/// <param name="End">Where its physical line ends.</param>
internal sealed record LineBefore(CfDocument Document, int Offset, string Text, int End)
{
    /// <summary>Null in a comment, and where Postfix skips the line.</summary>
    public static LineBefore? Of(CfDocument document, int offset)
    {
        string text = document.Text;
        offset = Math.Max(0, Math.Min(offset, text.Length));
        int start = offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;
        int feed = text.IndexOf('\n', offset);
        int end = feed < 0 ? text.Length : feed;
        end -= end > offset && text[end - 1] == '\r' ? 1 : 0;
        int first = start;
        while (first < end && text[first] is ' ' or '\t')
        {
            first++;
        }

        if (first < end && text[first] == '#')
        {
            return null;
        }

        string before = text.Substring(start, offset - start);
        if (first == start || before.Length == 0)
        {
            return new LineBefore(document, offset, before, end);
        }

        return Continued(document, start) is { } earlier
            ? new LineBefore(document, offset, earlier + before, end)
            : null;
    }

    /// <summary>The lines that a line behind white space continues; null where there is none.</summary>
    private static string? Continued(CfDocument document, int start)
    {
        int line = start == 0 ? 0 : document.PositionOf(start - 1).Line;
        var earlier = new List<string>();
        while (--line >= 0)
        {
            CfLine above = document.Lines[line];
            if (above.Kind is CfLineKind.Start or CfLineKind.Continuation)
            {
                earlier.Add(document.TextOf(above));
            }

            if (above.Kind == CfLineKind.Start)
            {
                earlier.Reverse();
                return string.Concat(earlier);
            }

            if (above.Kind == CfLineKind.Skipped)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The word that the cursor is in or behind.</summary>
    /// <param name="isPart">Which characters are part of it.</param>
    public CursorWord Word(Func<char, bool> isPart)
    {
        string text = Document.Text;
        int length = 0;
        while (length < Text.Length && length < Offset && isPart(Text[Text.Length - 1 - length]) && IsSame(length))
        {
            length++;
        }

        int end = Offset;
        while (end < End && isPart(text[end]))
        {
            end++;
        }

        return new CursorWord(TextSpan.Between(Offset - length, end), text.Substring(Offset - length, length));

        // A word does not reach into the line above, which a blank at least separates.
        bool IsSame(int back) => text[Offset - 1 - back] == Text[Text.Length - 1 - back];
    }
}
