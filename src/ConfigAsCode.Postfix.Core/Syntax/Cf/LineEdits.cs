namespace ConfigAsCode.Postfix.Core.Syntax.Cf;

/// <summary>Changes of whole lines, and of what stands in them: every other character stays.</summary>
internal static class LineEdits
{
    /// <summary>The lines of a part go whole where nothing else is on them; comments between them stay. Null where what is left would be read otherwise.</summary>
    public static List<TextEdit>? Without(CfDocument document, TextSpan span)
    {
        var edits = new List<TextEdit>();
        foreach (CfLine line in PartsOf(document, span))
        {
            TextSpan part = Common(line.Span, span);
            if (IsAllOf(line, part, document))
            {
                edits.Add(new TextEdit(document.File, line.FullSpan, ""));
                continue;
            }

            int start = part.Start;
            while (start > line.Span.Start && Blanks.IsBlank(document.Text[start - 1]))
            {
                start--;
            }

            // What is left must stay behind white space where it continues a line.
            if (start == line.Span.Start)
            {
                return null;
            }

            edits.Add(new TextEdit(document.File, TextSpan.Between(start, part.End), ""));
        }

        return edits;
    }

    /// <summary>The option goes, with the braces around it; null where it shares its <c>-</c> with another one.</summary>
    public static List<TextEdit>? Without(CfOption option)
    {
        CfDocument document = option.Document;
        TextSpan span = TextSpan.Between(option.Span.Start, EndOf(option));
        return document.Text.Substring(span.Start, 2) == "-o" ? Without(document, span) : null;
    }

    /// <summary>Behind an option, and behind the brace that ends it.</summary>
    public static int EndOf(CfOption option)
    {
        string text = option.Document.Text;
        int end = option.Span.End;
        int next = Blanks.Skip(text, end);
        return next < text.Length && text[next] == '}' ? next + 1 : end;
    }

    /// <summary>A <c>#</c> before each line that the logical line is made of: those that continue it would continue the line above it.</summary>
    public static IEnumerable<TextEdit> CommentedOut(CfLogicalLine line) => CommentedOut(line.Document, line.Span);

    /// <summary>A <c>#</c> before each line of a part that Postfix reads.</summary>
    public static IEnumerable<TextEdit> CommentedOut(CfDocument document, TextSpan span) =>
        PartsOf(document, span).Select(line => new TextEdit(document.File, new TextSpan(line.Span.Start, 0), "#"));

    /// <summary>The line end of the file: that of its first line.</summary>
    public static string LineEnd(CfDocument document)
    {
        int feed = document.Text.IndexOf('\n');
        return feed > 0 && document.Text[feed - 1] == '\r' ? "\r\n" : "\n";
    }

    /// <summary>The lines of a part that Postfix reads.</summary>
    public static IEnumerable<CfLine> PartsOf(CfDocument document, TextSpan span) =>
        document
            .Lines.Skip(document.PositionOf(span.Start).Line - 1)
            .TakeWhile(line => line.Span.Start < span.End)
            .Where(line => line.Kind is CfLineKind.Start or CfLineKind.Continuation && line.Span.End > span.Start);

    /// <summary>What two parts share.</summary>
    public static TextSpan Common(TextSpan one, TextSpan other) =>
        TextSpan.Between(Math.Max(one.Start, other.Start), Math.Min(one.End, other.End));

    /// <summary>Whether nothing but white space is beside the part.</summary>
    public static bool IsAllOf(CfLine line, TextSpan part, CfDocument document) =>
        Blanks.Skip(document.Text, line.Span.Start) >= part.Start
        && Blanks.Skip(document.Text, part.End) >= line.Span.End;
}
