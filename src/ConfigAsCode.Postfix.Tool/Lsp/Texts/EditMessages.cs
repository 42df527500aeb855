using ConfigAsCode.Postfix.Tool.Lsp.Messages;

namespace ConfigAsCode.Postfix.Tool.Lsp.Texts;

/// <summary>Edits of a text as the protocol can say them: no position is between CR and LF, and none is inside a character.</summary>
internal static class EditMessages
{
    /// <param name="text">The text before the edit.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="start">The first character that is replaced.</param>
    /// <param name="end">The one behind the last.</param>
    /// <param name="newText">What is written in place of them.</param>
    public static TextEditMessage Of(string text, LineMap lines, int start, int end, string newText)
    {
        if (IsInside(text, start))
        {
            start--;
            newText = text[start] + newText;
        }

        if (IsInside(text, end))
        {
            newText += text[end];
            end++;
        }

        return new TextEditMessage(lines.RangeOf(start, end), newText);
    }

    /// <summary>The edit that makes one text of another: the part between what both begin and end with.</summary>
    public static TextEditMessage Between(string before, string after)
    {
        int start = before.AsSpan().CommonPrefixLength(after);
        int shorter = Math.Min(before.Length, after.Length) - start;
        int end = 0;
        while (end < shorter && before[before.Length - 1 - end] == after[after.Length - 1 - end])
        {
            end++;
        }

        return Of(
            before,
            new LineMap(before),
            start,
            before.Length - end,
            after.Substring(start, after.Length - start - end)
        );
    }

    private static bool IsInside(string text, int offset) =>
        offset > 0
        && offset < text.Length
        && ((text[offset - 1] == '\r' && text[offset] == '\n') || char.IsSurrogatePair(text[offset - 1], text[offset]));
}
