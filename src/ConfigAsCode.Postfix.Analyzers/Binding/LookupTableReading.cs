using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>Reads a lookup table: its name, its type and its rows.</summary>
internal static class LookupTableReading
{
    public static LookupTableDeclaration Read(TypeReading type, SiteList sites)
    {
        AttributeData? table = type.Attributes.FirstOrDefault(a => a.Name == "Table")?.Data;
        AttributeData? serves = LookupTables.ServesOf(type.Type);
        RowDeclaration[] rows = [.. Rows(type, sites)];
        return new LookupTableDeclaration(
            NameOf(type.Type, table),
            TypeOf(table, serves),
            rows,
            serves is null ? null : AttributeReading.Positional(serves, 0),
            sites.Add(type.Type, table, "0")
        );
    }

    /// <summary>How a value names the file of a table.</summary>
    public static string ReferenceTo(INamedTypeSymbol type)
    {
        AttributeData? table = AttributeReading.Find(type, "Table");
        return ServedParameters.Reference(TypeOf(table, LookupTables.ServesOf(type)), NameOf(type, table));
    }

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

    private static IEnumerable<RowDeclaration> Rows(TypeReading type, SiteList sites)
    {
        foreach ((string name, AttributeData attribute) in type.Attributes)
        {
            if (name == "Entry")
            {
                yield return new RowDeclaration(
                    new TableEntry(
                        AttributeReading.Positional(attribute, 0),
                        AttributeReading.Positional(attribute, 1),
                        sites.Add(type.Type, attribute, "0")
                    )
                    {
                        ValueOrigin = sites.Add(type.Type, attribute, "1"),
                    }
                );
            }
            else if (name == "TlsPolicy" && attribute.ConstructorArguments.Length == 2)
            {
                yield return new RowDeclaration(TlsPolicyReading.Read(type.Type, attribute, sites));
            }
            else if (RowKind.Find(name) is { } kind)
            {
                foreach (TableEntry row in RowReading.Read(kind, type.Type, attribute, sites))
                {
                    yield return new RowDeclaration(row);
                }
            }
        }
    }
}
