using ConfigAsCode.Postfix.Core.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>The elements of a list in an attribute: each as it is written, and the text that it stands for.</summary>
internal sealed class ListSyntax
{
    private readonly ExpressionSyntax[] written;
    private readonly string?[] texts;

    private ListSyntax(ExpressionSyntax[] written, string?[] texts)
    {
        this.written = written;
        this.texts = texts;
    }

    /// <summary>The list of an argument; null where it is not a list, or not written element by element.</summary>
    /// <param name="data">The attribute as the compiler has it.</param>
    /// <param name="name">The property, or the position of the constructor argument with which the list begins.</param>
    /// <param name="attribute">The attribute as it is written.</param>
    /// <param name="argument">The argument as it is written.</param>
    public static ListSyntax? Of(
        AttributeData data,
        string name,
        AttributeSyntax attribute,
        AttributeArgumentSyntax argument
    )
    {
        TypedConstant[] values;
        IEnumerable<AttributeArgumentSyntax> arguments = [argument];
        if (Site.Position(name) is not null && RestrictionReading.ListOf(data) is { } restrictions)
        {
            // The list is all arguments from there on.
            values = restrictions;
            arguments = attribute
                .ArgumentList!.Arguments.SkipWhile(a => a != argument)
                .TakeWhile(a => a.NameEquals is null);
        }
        else if (AttributeReading.Named(data, name) is { Kind: TypedConstantKind.Array } list)
        {
            values = [.. AttributeReading.Elements(list)];
        }
        else
        {
            return null;
        }

        ExpressionSyntax[] written = [.. arguments.SelectMany(a => Elements(a.Expression))];
        return written.Length == values.Length
            ? new ListSyntax(written, [.. values.Select(RestrictionReading.TextOf)])
            : null;
    }

    public SyntaxNode? Syntax(int index) => index < written.Length ? written[index] : null;

    /// <summary>The first element that contains these words; null where none does, as where they come from a macro.</summary>
    public SyntaxNode? Holding(string words)
    {
        string wanted = Spaced(words);
        string first = Spaced(ListValue.Words(words).FirstOrDefault() ?? "");
        int index = Array.FindIndex(texts, text => text is not null && Contains(text, wanted));
        index = index < 0 ? Array.FindIndex(texts, text => text is not null && Contains(text, first)) : index;
        return index < 0 ? null : written[index];
    }

    /// <summary>
    /// What a fix must know to keep the elements that it does not change: how each is written, and its text; empty where it has none.
    /// </summary>
    public IEnumerable<(string Written, string Text)> Pairs() => written.Zip(texts, (w, t) => (w.ToString(), t ?? ""));

    private static bool Contains(string text, string spaced) =>
        Spaced(text).IndexOf(spaced, StringComparison.Ordinal) >= 0;

    private static string Spaced(string words) => " " + string.Join(" ", ListValue.Words(words)) + " ";

    private static IEnumerable<ExpressionSyntax> Elements(ExpressionSyntax list) =>
        list switch
        {
            CollectionExpressionSyntax collection => collection
                .Elements.OfType<ExpressionElementSyntax>()
                .Select(e => e.Expression),
            ImplicitArrayCreationExpressionSyntax { Initializer: var braces } => braces.Expressions,
            ArrayCreationExpressionSyntax { Initializer: { } braces } => braces.Expressions,
            _ => [list],
        };
}
