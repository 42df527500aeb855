using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>The place in C# behind an origin: an argument of an attribute, an attribute, or a type. It outlives its compilation.</summary>
/// <param name="Type">The type on which the attribute stands.</param>
/// <param name="Attribute">The attribute; null for the type itself, and in another assembly.</param>
/// <param name="Argument">The argument: a property's name, or the position of a constructor argument; null for the whole.</param>
/// <param name="Element">Which element of the argument's list; null for the whole argument.</param>
internal sealed record Site(TypeSite Type, SyntaxReference? Attribute, string? Argument, int? Element)
{
    /// <summary>Where it is shown.</summary>
    /// <param name="compilation">The compilation in which it is shown.</param>
    /// <param name="wholeAttribute">Whether the fault is what the attribute does not contain.</param>
    /// <param name="part">The words at fault, where the value has several: of a list, the element with them is marked.</param>
    /// <param name="cancellation">Stops the search.</param>
    public Location Locate(Compilation compilation, bool wholeAttribute, string part, CancellationToken cancellation)
    {
        if (Attribute?.GetSyntax(cancellation) is not AttributeSyntax syntax)
        {
            return Type.Location;
        }

        AttributeArgumentSyntax? argument = wholeAttribute ? null : FindArgument(syntax);
        return argument is null
            ? syntax.GetLocation()
            : (FindElement(compilation, part, cancellation) ?? argument).GetLocation();
    }

    /// <summary>The elements of the list that it is; null where it is something else, or is not in this compilation.</summary>
    public ListSyntax? List(Compilation compilation, CancellationToken cancellation) =>
        Attribute?.GetSyntax(cancellation) is AttributeSyntax syntax
        && FindArgument(syntax) is { } argument
        && DataOf(syntax, compilation, cancellation) is { } data
            ? ListSyntax.Of(data, Argument!, syntax, argument)
            : null;

    /// <summary>The position that an argument's name is; null for the name of a property.</summary>
    public static int? Position(string argument) =>
        int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out int position) ? position : null;

    /// <summary>The attribute as the compiler has it.</summary>
    private static AttributeData? DataOf(
        AttributeSyntax syntax,
        Compilation compilation,
        CancellationToken cancellation
    ) =>
        syntax.Parent?.Parent is { } declaration
        && compilation.GetSemanticModel(syntax.SyntaxTree).GetDeclaredSymbol(declaration, cancellation) is { } type
            ? AttributeReading.At(syntax, type)
            : null;

    private AttributeArgumentSyntax? FindArgument(AttributeSyntax syntax)
    {
        if (Argument is null || syntax.ArgumentList is not { } list)
        {
            return null;
        }

        return Position(Argument) is { } position
            ? list.Arguments.Where(a => a.NameEquals is null).ElementAtOrDefault(position)
            : list.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == Argument);
    }

    private SyntaxNode? FindElement(Compilation compilation, string part, CancellationToken cancellation) =>
        Element is { } index ? List(compilation, cancellation)?.Syntax(index)
        : part.Length > 0 ? List(compilation, cancellation)?.Holding(part)
        : null;
}
