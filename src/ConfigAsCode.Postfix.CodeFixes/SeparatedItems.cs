using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>
/// Adds to lists with commas, and takes from them: arguments, attributes in one pair of brackets, elements.
/// </summary>
internal static class SeparatedItems
{
    /// <summary>
    /// Puts an item behind the last one: on a line of its own where that one has one, else on its line.
    /// </summary>
    public static TextChange[] Append<T>(SourceText text, SeparatedSyntaxList<T> items, string added)
        where T : SyntaxNode
    {
        T last = items[items.Count - 1];
        bool endsWithComma = items.SeparatorCount == items.Count;
        SyntaxToken end = endsWithComma ? items.GetSeparator(items.Count - 1) : last.GetLastToken();
        if (!Layout.IsFirstOnLine(text, last.SpanStart))
        {
            return [Insert(BehindComment(end), (endsWithComma ? " " : ", ") + added)];
        }

        string ownLine =
            Layout.LineBreak(text) + Layout.Indentation(text, last.SpanStart) + added + (endsWithComma ? "," : "");
        TextLine line = text.Lines.GetLineFromPosition(end.Span.End);
        bool onlyCommentFollows = end.GetNextToken().SpanStart > line.End;
        int place = onlyCommentFollows ? EndOfText(text, line) : BehindComment(end);
        return endsWithComma ? [Insert(place, ownLine)]
            : place == end.Span.End ? [Insert(place, "," + ownLine)]
            : [Insert(end.Span.End, ","), Insert(place, ownLine)];
    }

    /// <summary>Puts an item before another one, or behind the last.</summary>
    public static TextChange[] Insert<T>(SourceText text, SeparatedSyntaxList<T> items, int index, string added)
        where T : SyntaxNode
    {
        if (index == items.Count)
        {
            return Append(text, items, added);
        }

        int place = items[index].SpanStart;
        bool hasOwnLine = Layout.IsFirstOnLine(text, place);
        return
        [
            Insert(place, added + "," + (hasOwnLine ? Layout.LineBreak(text) + Layout.Indentation(text, place) : " ")),
        ];
    }

    /// <summary>Takes an item and one comma away; the comments around it stay.</summary>
    public static TextChange[] Remove<T>(SourceText text, SeparatedSyntaxList<T> items, int index)
        where T : SyntaxNode
    {
        TextSpan item = items[index].Span;
        bool hasNext = index + 1 < items.Count;
        TextSpan closed =
            hasNext ? TextSpan.FromBounds(item.Start, items[index + 1].SpanStart)
            : index > 0 ? TextSpan.FromBounds(items[index - 1].Span.End, item.End)
            : item;
        TextSpan between = hasNext
            ? TextSpan.FromBounds(item.End, closed.End)
            : TextSpan.FromBounds(closed.Start, item.Start);
        if (text.ToString(between).Trim() is "," or "")
        {
            return [Delete(closed)];
        }

        bool hasOwnComma = index < items.SeparatorCount;
        TextSpan comma = items.GetSeparator(hasOwnComma ? index : index - 1).Span;
        return hasOwnComma && comma.Start == item.End
            ? [Delete(Layout.Whole(text, TextSpan.FromBounds(item.Start, comma.End)))]
            : [Delete(comma), Delete(Layout.Whole(text, item))];
    }

    /// <summary>The end of a token, or of the comment that follows it on its line.</summary>
    private static int BehindComment(SyntaxToken token)
    {
        int end = token.Span.End;
        foreach (SyntaxTrivia trivia in token.TrailingTrivia)
        {
            if (trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
            {
                end = trivia.Span.End;
            }
        }

        return end;
    }

    private static int EndOfText(SourceText text, TextLine line)
    {
        int end = line.End;
        while (end > line.Start && text[end - 1] is ' ' or '\t')
        {
            end--;
        }

        return end;
    }

    private static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);

    private static TextChange Delete(TextSpan span) => new(span, "");
}
