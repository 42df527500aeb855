using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>Reads a lookup table: its name, its type and its rows.</summary>
internal static class LookupTableReading
{
    public static LookupTableDeclaration Read(TypeReading type, SiteList sites)
    {
        AttributeData? table = type.Attributes.FirstOrDefault(a => a.Name == "Table")?.Data;
        AttributeData? serves = LookupTables.ServesOf(type.Type);
        RowDeclaration[] rows = [.. Rows(type.Type, type.Attributes, sites)];
        return new LookupTableDeclaration(
            NameOf(type.Type, table),
            TypeOf(table, serves),
            rows,
            serves is null ? null : AttributeReading.Positional(serves, 0),
            IsProxied(table),
            sites.Add(type.Type, table, "0")
        );
    }

    /// <summary>How a value names a table.</summary>
    public static string ReferenceTo(INamedTypeSymbol type)
    {
        AttributeData? table = AttributeReading.Find(type, "Table");
        return ServedParameters.Reference(
            TypeOf(table, LookupTables.ServesOf(type)),
            NameOf(type, table),
            RowsOf(type),
            IsProxied(table)
        );
    }

    /// <summary>Why the rows of a table cannot stand in a value; null where they can, or are in a file.</summary>
    public static string? ErrorIn(INamedTypeSymbol type)
    {
        string tableType = TypeOf(AttributeReading.Find(type, "Table"), LookupTables.ServesOf(type));
        return TableInValue.IsOne(tableType) ? TableInValue.ErrorIn(tableType, RowsOf(type)) : null;
    }

    /// <summary>The rows where their places do not count, which are the same on all targets.</summary>
    private static IReadOnlyList<TableEntry> RowsOf(INamedTypeSymbol type) =>
        [
            .. Rows(type, AttributeReading.Ours(type), new SiteList(OriginKind.Declaration, ""))
                .Select(row => row.ToEntry(null)),
        ];

    private static bool IsProxied(AttributeData? table) =>
        table is not null && AttributeReading.Named(table, "Proxy") is { Value: true };

    private static string NameOf(INamedTypeSymbol type, AttributeData? table) =>
        table is { ConstructorArguments.Length: > 0 }
            ? AttributeReading.Positional(table, 0)
            : FileName.OfClass(type.Name);

    /// <summary>The members of TableType are Postfix's own words, but for their case.</summary>
    private static string TypeOf(AttributeData? table, AttributeData? serves)
    {
        TypedConstant? type =
            (table is null ? null : AttributeReading.Named(table, "Type"))
            ?? (serves is null ? null : AttributeReading.Named(serves, "Type"));
        return type is { } said ? AttributeReading.Member(said).ToLowerInvariant() : TableTypeInfo.Usual;
    }

    private static IEnumerable<RowDeclaration> Rows(
        INamedTypeSymbol type,
        IEnumerable<OurAttribute> attributes,
        SiteList sites
    )
    {
        foreach ((string name, AttributeData attribute) in attributes)
        {
            if (name == "Entry")
            {
                yield return new RowDeclaration(
                    new TableEntry(
                        AttributeReading.Positional(attribute, 0),
                        AttributeReading.Positional(attribute, 1),
                        sites.Add(type, attribute, "0")
                    )
                    {
                        ValueOrigin = sites.Add(type, attribute, "1"),
                    }
                );
            }
            else if (name == "TlsPolicy" && attribute.ConstructorArguments.Length == 2)
            {
                yield return new RowDeclaration(TlsPolicyReading.Read(type, attribute, sites));
            }
            else if (RowKind.Find(name) is { } kind)
            {
                foreach (TableEntry row in RowReading.Read(kind, type, attribute, sites))
                {
                    yield return new RowDeclaration(row);
                }
            }
        }
    }
}
