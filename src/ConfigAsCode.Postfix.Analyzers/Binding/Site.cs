using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>The place in C# behind an origin: an argument of an attribute, an attribute, or a type.</summary>
/// <param name="Type">The type on which the attribute stands.</param>
/// <param name="Attribute">The attribute; null for the type itself.</param>
/// <param name="Argument">The argument: a property's name, or the position of a constructor argument; null for the whole.</param>
/// <param name="Element">Which element of the argument's list; null for the whole argument.</param>
/// <param name="BoundFor">The type that was being read: where a layer comes from another assembly, it stands in.</param>
internal sealed record Site(
    INamedTypeSymbol Type,
    AttributeData? Attribute,
    string? Argument,
    int? Element,
    INamedTypeSymbol BoundFor
)
{
    /// <summary>The type in this compilation that a finding here belongs to.</summary>
    public INamedTypeSymbol Owner => Type.DeclaringSyntaxReferences.Length > 0 ? Type : Bringer();

    /// <summary>Where it is shown.</summary>
    /// <param name="wholeAttribute">Whether the fault is what the attribute does not contain.</param>
    /// <param name="part">The words at fault, where the value has several: of a list, the element with them is marked.</param>
    /// <param name="cancellation">Stops the search.</param>
    public Location Locate(bool wholeAttribute, string part, CancellationToken cancellation)
    {
        if (Attribute?.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax syntax)
        {
            AttributeArgumentSyntax? argument = wholeAttribute ? null : FindArgument(syntax);
            return argument is null
                ? syntax.GetLocation()
                : (FindElement(part, cancellation) ?? argument).GetLocation();
        }

        INamedTypeSymbol owner = Owner;
        if (!SymbolEqualityComparer.Default.Equals(owner, Type))
        {
            return BaseListEntry(owner, cancellation) ?? NameOf(owner);
        }

        return NameOf(owner);
    }

    /// <summary>The elements of the list that it is; null where it is something else, or is not in this compilation.</summary>
    public ListSyntax? List(CancellationToken cancellation) =>
        Attribute?.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax syntax
        && FindArgument(syntax) is { } argument
            ? ListSyntax.Of(Attribute, Argument!, syntax, argument)
            : null;

    /// <summary>The position that an argument's name is; null for the name of a property.</summary>
    public static int? Position(string argument) =>
        int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out int position) ? position : null;

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

    private SyntaxNode? FindElement(string part, CancellationToken cancellation) =>
        Element is { } index ? List(cancellation)?.Syntax(index)
        : part.Length > 0 ? List(cancellation)?.Holding(part)
        : null;

    /// <summary>A preset has no source here: the type of this compilation that names it in its base list answers for it.</summary>
    private INamedTypeSymbol Bringer()
    {
        IEnumerable<INamedTypeSymbol> layers = BoundFor.AllInterfaces.Reverse().Append(BoundFor);
        for (INamedTypeSymbol? b = BoundFor.BaseType; b is not null; b = b.BaseType)
        {
            layers = layers.Prepend(b);
        }

        return layers.FirstOrDefault(layer => layer.DeclaringSyntaxReferences.Length > 0 && Names(layer)) ?? BoundFor;
    }

    private bool Names(INamedTypeSymbol layer) =>
        layer.Interfaces.Contains(Type, SymbolEqualityComparer.Default)
        || SymbolEqualityComparer.Default.Equals(layer.BaseType, Type)
        || layer.Interfaces.Any(i =>
            i.DeclaringSyntaxReferences.Length == 0 && i.AllInterfaces.Contains(Type, SymbolEqualityComparer.Default)
        );

    private Location? BaseListEntry(INamedTypeSymbol owner, CancellationToken cancellation)
    {
        foreach (SyntaxReference reference in owner.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is TypeDeclarationSyntax { BaseList: { } bases })
            {
                BaseTypeSyntax? entry = bases.Types.FirstOrDefault(t =>
                    t.Type.ToString().Split('.').Last() == Type.Name
                );
                if (entry is not null)
                {
                    return entry.GetLocation();
                }
            }
        }

        return null;
    }

    private static Location NameOf(INamedTypeSymbol type) =>
        type.Locations.FirstOrDefault(l => l.IsInSource) ?? Location.None;
}
