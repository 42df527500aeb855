using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>The types that can set something for a type: itself, its base classes, its interfaces.</summary>
internal static class Layers
{
    /// <summary>All layers of a type: the classes, nearest first, then the interfaces.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? layer = type; layer is not null; layer = layer.BaseType)
        {
            yield return layer;
        }

        foreach (INamedTypeSymbol layer in type.AllInterfaces)
        {
            yield return layer;
        }
    }

    /// <summary>
    /// Whether what one layer says holds against what another says. A class outranks its base classes and all interfaces;
    /// of two interfaces neither does, unless one extends the other.
    /// </summary>
    public static bool Outranks(INamedTypeSymbol layer, INamedTypeSymbol other)
    {
        if (layer.TypeKind == TypeKind.Interface)
        {
            return layer.AllInterfaces.Contains(other, SymbolEqualityComparer.Default);
        }

        bool isItself = SymbolEqualityComparer.Default.Equals(layer, other);
        return other.TypeKind == TypeKind.Interface
            || (!isItself && Of(layer).Contains(other, SymbolEqualityComparer.Default));
    }
}
