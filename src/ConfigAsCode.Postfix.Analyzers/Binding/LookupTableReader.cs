using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>Reads the lookup tables of an instance: those nested in it and its layers, and those they use.</summary>
internal sealed class LookupTableReader(SiteList sites, Target? target)
{
    /// <summary>
    /// The tables, nearest first. A nearer one hides a farther one of the same file name; where equals share a name, both
    /// stay, and a rule tells of it.
    /// </summary>
    public EquatableArray<TableDeclaration> Read(INamedTypeSymbol type)
    {
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        (INamedTypeSymbol Layer, TableDeclaration Declared)[] all =
        [
            .. LayerResolver
                .LayersOf(type)
                .SelectMany(layer => TablesOf(layer).Where(seen.Add).Select(table => (layer, ReadOne(table)))),
        ];
        return all.Where(t =>
                !all.Any(other =>
                    IsSameFile(other.Declared, t.Declared) && LayerResolver.Outranks(other.Layer, t.Layer)
                )
            )
            .Select(t => t.Declared)
            .ToEquatableArray();
    }

    /// <summary>A layer's own tables come before those it shares with others: Postfix takes the first that answers.</summary>
    private static IEnumerable<INamedTypeSymbol> TablesOf(INamedTypeSymbol layer)
    {
        IEnumerable<INamedTypeSymbol> used = AttributeReading
            .Ours(layer)
            .Where(a => a.Name == "UseTable")
            .Select(a => LookupTables.UsedBy(a.Data))
            .OfType<INamedTypeSymbol>();
        return layer.GetTypeMembers().Concat(used).Where(LookupTables.IsTable);
    }

    private static bool IsSameFile(TableDeclaration one, TableDeclaration other) =>
        string.Equals(one.Table.Name, other.Table.Name, StringComparison.OrdinalIgnoreCase);

    private TableDeclaration ReadOne(INamedTypeSymbol type)
    {
        AttributeData? table = AttributeReading.Find(type, "Table");
        AttributeData? serves = LookupTables.ServesOf(type);
        return new TableDeclaration(
            new Table(
                NameOf(type, table),
                TypeOf(table, serves),
                Rows(type).ToEquatableArray(),
                sites.Add(type, table, "0")
            ),
            serves is null ? null : AttributeReading.Positional(serves, 0)
        );
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

    private IEnumerable<TableEntry> Rows(INamedTypeSymbol type)
    {
        foreach ((string name, AttributeData attribute) in AttributeReading.Ours(type))
        {
            if (name == "Entry")
            {
                yield return new TableEntry(
                    AttributeReading.Positional(attribute, 0),
                    AttributeReading.Positional(attribute, 1),
                    sites.Add(type, attribute, "0")
                )
                {
                    ValueOrigin = sites.Add(type, attribute, "1"),
                };
            }
            else if (name == "TlsPolicy" && attribute.ConstructorArguments.Length == 2)
            {
                yield return TlsPolicyReading.Read(type, attribute, sites).ToEntry(target);
            }
        }
    }
}
