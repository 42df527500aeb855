using ConfigAsCode.Postfix.Tool.Lsp.Messages;

namespace ConfigAsCode.Postfix.Tool.Lsp.Texts;

/// <summary>A text that the editor has open.</summary>
/// <param name="Uri">Its address as the editor writes it.</param>
/// <param name="Path">The file.</param>
/// <param name="Version">The number of its last change.</param>
/// <param name="Text">All of it.</param>
internal sealed record OpenText(string Uri, string Path, int Version, string Text)
{
    /// <summary>The text after changes, each of which is made in the result of the one before.</summary>
    public OpenText With(IEnumerable<TextChange> changes, int version)
    {
        string text = Text;
        foreach (TextChange change in changes)
        {
            if (change.Range is not { } range)
            {
                text = change.Text;
                continue;
            }

            var lines = new LineMap(text);
            int start = lines.OffsetOf(range.Start);
            int end = Math.Max(start, lines.OffsetOf(range.End));
            text = string.Concat(text.AsSpan(0, start), change.Text, text.AsSpan(end));
        }

        return this with
        {
            Text = text,
            Version = version,
        };
    }
}
