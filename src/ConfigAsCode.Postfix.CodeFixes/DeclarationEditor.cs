using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>Edits the attributes of the type at which a finding is shown.</summary>
internal sealed class DeclarationEditor(EditedText text, PackageNames names, FixPlace place)
{
    public EditedText Text => text;

    public PackageNames Names => names;

    public FixPlace Place => place;

    /// <summary>The part of the type at which the finding is shown; null once it was taken away.</summary>
    public TypeDeclarationSyntax? Declaration =>
        place.TypeName.Now is { } name ? text.Root.FindToken(name.Start).Parent as TypeDeclarationSyntax : null;

    /// <summary>The parts of the type in this document, that of the finding first.</summary>
    public IEnumerable<TypeDeclarationSyntax> Parts =>
        Declaration is { } first
            ? text
                .Root.DescendantNodes()
                .OfType<TypeDeclarationSyntax>()
                .Where(part => part != first && TypePath.Of(part) == TypePath.Of(first))
                .Prepend(first)
            : [];

    public IEnumerable<AttributeSyntax> Attributes => Parts.SelectMany(AttributesOf);

    /// <summary>The attribute in which the finding is shown.</summary>
    public AttributeSyntax? ShownAttribute =>
        Declaration is { } type ? AttributesOf(type).FirstOrDefault(IsShownIn) : null;

    public bool IsShownIn(SyntaxNode node) => place.Shown.Now is { } shown && node.Span.Contains(shown.Start);

    public void Replace(SyntaxNode node, string by) => text.Change(new TextChange(node.Span, by));

    /// <summary>Adds a list of its own, above the keywords of the type and behind its other lists.</summary>
    public bool AddAttribute(string attribute)
    {
        if (Declaration is not { } type)
        {
            return false;
        }

        int start = (type.Modifiers.Count > 0 ? type.Modifiers[0] : type.Keyword).SpanStart;
        string list = "[" + attribute + "]";
        string nextLine = Layout.LineBreak(text.Text) + Layout.Indentation(text.Text, start);
        if (Layout.IsFirstOnLine(text.Text, start))
        {
            text.Change(new TextChange(new TextSpan(start, 0), list + nextLine));
        }
        else if (type.AttributeLists.Count == 0)
        {
            text.Change(new TextChange(new TextSpan(start, 0), list + " "));
        }
        else
        {
            int behindLists = start;
            while (text.Text[behindLists - 1] is ' ' or '\t')
            {
                behindLists--;
            }

            text.Change(new TextChange(TextSpan.FromBounds(behindLists, start), nextLine + list + nextLine));
        }

        return true;
    }

    public void AddArgument(AttributeSyntax attribute, string argument)
    {
        if (attribute.ArgumentList is not { } list)
        {
            text.Change(new TextChange(new TextSpan(attribute.Span.End, 0), "(" + argument + ")"));
        }
        else if (list.Arguments.Count == 0)
        {
            text.Change(new TextChange(new TextSpan(list.OpenParenToken.Span.End, 0), argument));
        }
        else
        {
            text.Change(SeparatedItems.Append(text.Text, list.Arguments, argument));
        }
    }

    public void RemoveAttribute(AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
        {
            text.Change(SeparatedItems.Remove(text.Text, list.Attributes, list.Attributes.IndexOf(attribute)));
            return;
        }

        string nextLine = Layout.LineBreak(text.Text) + Layout.Indentation(text.Text, list.SpanStart);
        string[] comments =
        [
            .. list.DescendantTrivia().Where(t => list.Span.Contains(t.Span) && IsComment(t)).Select(t => t.ToString()),
        ];
        if (comments.Length == 0)
        {
            text.Change(new TextChange(Layout.Whole(text.Text, list.Span), ""));
            return;
        }

        // What people wrote between the brackets is theirs: it stays on lines of its own.
        bool isLast = Layout.IsLastOnLine(text.Text, list.Span.End);
        int end = Layout.SkipBlanks(text.Text, list.Span.End);
        text.Change(
            new TextChange(
                TextSpan.FromBounds(list.SpanStart, end),
                string.Join(nextLine, comments) + (isLast ? "" : nextLine)
            )
        );
    }

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    private static IEnumerable<AttributeSyntax> AttributesOf(TypeDeclarationSyntax type) =>
        type.AttributeLists.SelectMany(list => list.Attributes);
}
