namespace ConfigAsCode.Postfix.Core.Syntax.Cf;

/// <summary>A change of one part of a file.</summary>
/// <param name="File">The file, as the reading names it.</param>
/// <param name="Span">The part that goes; empty where something is inserted.</param>
/// <param name="NewText">What takes its place.</param>
public sealed record TextEdit(string File, TextSpan Span, string NewText)
{
    /// <summary>The text with the edits, which do not overlap.</summary>
    internal static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        // From the end, so that the places of the others stay; of two insertions at one place the first is in front.
        foreach (TextEdit edit in edits.Reverse().OrderByDescending(edit => edit.Span.Start))
        {
            text = text.Substring(0, edit.Span.Start) + edit.NewText + text.Substring(edit.Span.End);
        }

        return text;
    }

    /// <summary>Whether both change one part; two insertions at one place stay apart.</summary>
    internal bool Overlaps(TextEdit other) =>
        File == other.File
        && Span.Start <= other.Span.End
        && other.Span.Start <= Span.End
        && (Span.Length > 0 || other.Span.Length > 0);
}
