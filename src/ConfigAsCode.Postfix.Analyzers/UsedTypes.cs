using ConfigAsCode.Postfix.Analyzers.Binding;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>The types that the instances of a compilation are made of: layers, services, tables, and what these derive from.</summary>
internal sealed class UsedTypes
{
    private readonly HashSet<INamedTypeSymbol> used = new(SymbolEqualityComparer.Default);

    public UsedTypes(IReadOnlyList<INamedTypeSymbol> instances)
    {
        HasInstances = instances.Count > 0;
        foreach (INamedTypeSymbol layer in instances.SelectMany(Layers.Of))
        {
            if (Add(layer))
            {
                IsUncertain |= IsUnresolved(layer);
                AddParts(layer);
            }
        }
    }

    public bool HasInstances { get; }

    /// <summary>Whether an instance names a base that does not exist, as while its name is typed: then nobody knows.</summary>
    public bool IsUncertain { get; }

    public bool Contains(INamedTypeSymbol type) => used.Contains(type.OriginalDefinition);

    /// <summary>Whether the class is a part of the one it stands in, and is written with it.</summary>
    public static bool IsPart(INamedTypeSymbol type) => LookupTables.IsTable(type) || ServiceReading.IsService(type);

    private void AddParts(INamedTypeSymbol layer)
    {
        IEnumerable<INamedTypeSymbol> tables = AttributeReading
            .Ours(layer)
            .Where(a => a.Name == "UseTable")
            .Select(a => LookupTables.UsedBy(a.Data))
            .OfType<INamedTypeSymbol>();
        AddTablesOf(layer);
        foreach (INamedTypeSymbol type in layer.GetTypeMembers().Where(IsPart).Concat(tables).SelectMany(Layers.Of))
        {
            if (Add(type))
            {
                AddTablesOf(type);
            }
        }
    }

    private void AddTablesOf(INamedTypeSymbol type)
    {
        foreach (
            INamedTypeSymbol table in RestrictionReading.TablesIn(AttributeReading.Ours(type)).SelectMany(Layers.Of)
        )
        {
            Add(table);
        }
    }

    private bool Add(INamedTypeSymbol type) => used.Add(type.OriginalDefinition);

    private static bool IsUnresolved(INamedTypeSymbol type) =>
        type.BaseType is { TypeKind: TypeKind.Error } || type.Interfaces.Any(i => i.TypeKind == TypeKind.Error);
}
