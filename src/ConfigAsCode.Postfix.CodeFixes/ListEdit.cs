using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>
/// Changes only the elements of a list that differ, so that the others keep their lines and comments.
/// </summary>
internal static class ListEdit
{
    /// <summary>False where the expression is no list of elements, or would have none.</summary>
    public static bool TryChange(EditedText text, ExpressionSyntax list, string[] items)
    {
        if (DeclaredSetting.Elements(list) is not { Count: > 0 } elements || items.Length == 0)
        {
            return false;
        }

        string[] old = [.. elements.Select(e => e.ToString())];
        int shorter = Math.Min(old.Length, items.Length);
        int head = Common(shorter, i => old[i] == items[i]);
        int tail = Common(shorter - head, i => old[old.Length - 1 - i] == items[items.Length - 1 - i]);

        TrackedSpan place = text.Track(list.Span);
        for (int last = old.Length - tail - 1; elements.Count > items.Length; last--)
        {
            text.Change(SeparatedItems.Remove(text.Text, elements, last));
            elements = ElementsAt(text, place);
        }

        int replaced = elements.Count - head - tail;
        text.Change([.. Enumerable.Range(head, replaced).Select(i => new TextChange(elements[i].Span, items[i]))]);
        for (int i = head + replaced; i < items.Length - tail; i++)
        {
            text.Change(SeparatedItems.Insert(text.Text, ElementsAt(text, place), i, items[i]));
        }

        return true;
    }

    private static int Common(int limit, Func<int, bool> isSame) =>
        Enumerable.Range(0, limit).TakeWhile(isSame).Count();

    private static SeparatedSyntaxList<SyntaxNode> ElementsAt(EditedText text, TrackedSpan place) =>
        DeclaredSetting
            .Elements((ExpressionSyntax)text.Root.FindNode(place.Now!.Value, getInnermostNodeForTie: true))!
            .Value;
}
