using ConfigAsCode.Postfix.Core.Declarations;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>What makes a class a lookup table: one of the package's bases, and [Table] or rows of a kind of their own.</summary>
internal static class LookupTables
{
    private const string Base = "LookupTable";
    private const string Entry = "Entry";

    /// <summary>Whether the class is written to a file. Rows of a kind of their own say so by themselves.</summary>
    public static bool IsTable(INamedTypeSymbol type) =>
        IsLookupTable(type)
        && AttributeReading.Ours(type).Any(a => a.Name == "Table" || (!type.IsAbstract && IsTypedRow(a.Name)));

    /// <summary>The tables of a layer. Its own come before those it shares with others: Postfix takes the first that answers.</summary>
    public static IEnumerable<INamedTypeSymbol> In(TypeReading layer)
    {
        IEnumerable<INamedTypeSymbol> used = layer
            .Attributes.Where(a => a.Name == "UseTable")
            .Select(a => UsedBy(a.Data))
            .OfType<INamedTypeSymbol>();
        return layer.Type.GetTypeMembers().Concat(used).Where(IsTable);
    }

    /// <summary>Whether an attribute is a row.</summary>
    public static bool IsRow(string attribute) => attribute == Entry || IsTypedRow(attribute);

    /// <summary>Whether an attribute is a row of a kind of its own.</summary>
    private static bool IsTypedRow(string attribute) => attribute == "TlsPolicy" || RowKind.Find(attribute) is not null;

    /// <summary>Whether the class derives from LookupTable.</summary>
    public static bool IsLookupTable(INamedTypeSymbol type) =>
        BasesOf(type).Any(b => b.Name == Base && AttributeReading.IsOurs(b));

    /// <summary>The nearest [Serves], which says what the table is for.</summary>
    public static AttributeData? ServesOf(INamedTypeSymbol type) =>
        BasesOf(type).Select(b => AttributeReading.Find(b, "Serves")).FirstOrDefault(serves => serves is not null);

    /// <summary>The class that [UseTable] names; null where it names none.</summary>
    public static INamedTypeSymbol? UsedBy(AttributeData useTable) =>
        AttributeReading.Argument(useTable, 0) is { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol type }
            // typeof(Table<>) has neither bases nor attributes, its definition does.
            ? type.IsUnboundGenericType
                ? type.OriginalDefinition
                : type
            : null;

    /// <summary>A class and its base classes, nearest first.</summary>
    public static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? b = type; b is not null; b = b.BaseType)
        {
            yield return b;
        }
    }
}
