using Microsoft.CodeAnalysis.Text;

namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>How the author lays out lines, so that what is added looks the same and what goes leaves no hole.</summary>
internal static class Layout
{
    /// <summary>The line end of the document: CRLF stays CRLF.</summary>
    public static string LineBreak(SourceText text)
    {
        TextLine first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End
            ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak))
            : "\n";
    }

    /// <summary>The blanks at the start of the line.</summary>
    public static string Indentation(SourceText text, int position)
    {
        TextLine line = text.Lines.GetLineFromPosition(position);
        return text.ToString(TextSpan.FromBounds(line.Start, SkipBlanks(text, line.Start)));
    }

    public static bool IsFirstOnLine(SourceText text, int position) =>
        SkipBlanks(text, text.Lines.GetLineFromPosition(position).Start) >= position;

    public static bool IsLastOnLine(SourceText text, int position) =>
        SkipBlanks(text, position) == text.Lines.GetLineFromPosition(position).End;

    public static bool IsBlank(SourceText text, TextLine line) => SkipBlanks(text, line.Start) == line.End;

    public static int SkipBlanks(SourceText text, int position)
    {
        while (position < text.Length && text[position] is ' ' or '\t')
        {
            position++;
        }

        return position;
    }

    /// <summary>
    /// The stretch to delete so that a span goes without leaving an empty line or blanks at a line's end.
    /// </summary>
    public static TextSpan Whole(SourceText text, TextSpan span)
    {
        bool isFirst = IsFirstOnLine(text, span.Start);
        bool isLast = IsLastOnLine(text, span.End);
        if (isFirst && isLast)
        {
            return TextSpan.FromBounds(
                text.Lines.GetLineFromPosition(span.Start).Start,
                text.Lines.GetLineFromPosition(span.End).EndIncludingLineBreak
            );
        }

        int start = span.Start;
        while (isLast && start > 0 && text[start - 1] is ' ' or '\t')
        {
            start--;
        }

        return TextSpan.FromBounds(start, isLast ? span.End : SkipBlanks(text, span.End));
    }
}
