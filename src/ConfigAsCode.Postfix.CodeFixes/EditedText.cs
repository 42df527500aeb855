using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>
/// A document while it is edited. Text and not nodes, so that what is not touched keeps its comments, its layout and
/// its line ends to the byte.
/// </summary>
internal sealed class EditedText(SyntaxTree tree, SourceText text)
{
    private readonly List<TrackedSpan> tracked = [];
    private SyntaxTree current = tree;

    public SourceText Text { get; private set; } = text;

    public SyntaxNode Root => current.GetRoot();

    public TrackedSpan Track(TextSpan span)
    {
        var one = new TrackedSpan(span);
        tracked.Add(one);
        return one;
    }

    public void Change(params TextChange[] changes)
    {
        TextChange[] inOrder = [.. changes.OrderBy(c => c.Span.Start)];
        Text = Text.WithChanges(inOrder);
        current = current.WithChangedText(Text);
        for (int i = inOrder.Length - 1; i >= 0; i--)
        {
            foreach (TrackedSpan span in tracked)
            {
                span.Follow(inOrder[i]);
            }
        }
    }

    /// <summary>All the changes of an action, or none where it fails half way.</summary>
    public void AllOrNothing(Func<bool> action)
    {
        Action undo = Remember();
        if (!action())
        {
            undo();
        }
    }

    /// <summary>The text as an action would leave it; null where it fails, or changes nothing.</summary>
    public SourceText? Preview(Func<bool> action)
    {
        SourceText before = Text;
        Action undo = Remember();
        SourceText? after = action() && !Text.ContentEquals(before) ? Text : null;
        undo();
        return after;
    }

    private Action Remember()
    {
        (SyntaxTree tree, SourceText text) = (current, Text);
        TextSpan?[] spans = [.. tracked.Select(t => t.Now)];
        return () =>
        {
            (current, Text) = (tree, text);
            for (int i = 0; i < spans.Length; i++)
            {
                tracked[i].Now = spans[i];
            }
        };
    }
}
