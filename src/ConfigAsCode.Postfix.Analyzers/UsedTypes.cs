using ConfigAsCode.Postfix.Analyzers.Binding;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>The types that the instances of a class are made of: layers, services, tables, and what these derive from.</summary>
internal sealed class UsedTypes
{
    private readonly HashSet<DeclaredType> used = [];

    private UsedTypes() { }

    /// <summary>Whether an instance names a base that does not exist, as while its name is typed: then nobody knows.</summary>
    public bool IsUncertain { get; private set; }

    public static UsedTypes Of(INamedTypeSymbol instanceClass)
    {
        var types = new UsedTypes();
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (INamedTypeSymbol layer in Layers.Of(instanceClass))
        {
            types.IsUncertain |= IsUnresolved(layer);
            types.AddParts(layer, seen);
        }

        return types;
    }

    /// <summary>Those of this project; one of another assembly is nothing that it could remove.</summary>
    public IEnumerable<DeclaredType> All => used;

    /// <summary>Whether the class is a part of the one it stands in, and is written with it.</summary>
    public static bool IsPart(INamedTypeSymbol type) => LookupTables.IsTable(type) || ServiceReading.IsService(type);

    private void AddParts(INamedTypeSymbol layer, HashSet<INamedTypeSymbol> seen)
    {
        Add(layer, seen);
        IEnumerable<INamedTypeSymbol> tables = AttributeReading
            .Ours(layer)
            .Where(a => a.Name == "UseTable")
            .Select(a => LookupTables.UsedBy(a.Data))
            .OfType<INamedTypeSymbol>();
        AddTablesOf(layer, seen);
        foreach (INamedTypeSymbol type in layer.GetTypeMembers().Where(IsPart).Concat(tables).SelectMany(Layers.Of))
        {
            if (Add(type, seen))
            {
                AddTablesOf(type, seen);
            }
        }
    }

    private void AddTablesOf(INamedTypeSymbol type, HashSet<INamedTypeSymbol> seen)
    {
        foreach (
            INamedTypeSymbol table in RestrictionReading.TablesIn(AttributeReading.Ours(type)).SelectMany(Layers.Of)
        )
        {
            Add(table, seen);
        }
    }

    private bool Add(INamedTypeSymbol type, HashSet<INamedTypeSymbol> seen)
    {
        ReadSources.Saw(type);
        if (DeclaredType.Of(type) is { } declared)
        {
            used.Add(declared);
        }

        return seen.Add(type.OriginalDefinition);
    }

    private static bool IsUnresolved(INamedTypeSymbol type) =>
        type.BaseType is { TypeKind: TypeKind.Error } || type.Interfaces.Any(i => i.TypeKind == TypeKind.Error);
}
