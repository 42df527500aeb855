using ConfigAsCode.Postfix.Analyzers.Binding;
using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>Table attributes that make no file, because of the class they stand on or name.</summary>
internal static class MisplacedTables
{
    private const string PolicyMaps = "_tls_policy_maps";

    public static IEnumerable<DeclarationProblem> On(INamedTypeSymbol type, SiteList sites)
    {
        OurAttribute[] ours = [.. AttributeReading.Ours(type)];
        IEnumerable<DeclarationProblem> ofClass = LookupTables.IsLookupTable(type)
            ? Unnamed(type, ours, sites)
                .Concat(Waived(type, ours, sites))
                .Concat(Rows(type, ours, sites))
                .Concat(ours.SelectMany(a => RowProblems(a, type, sites)))
                .Concat(InValue(type, sites))
            : Misplaced(type, ours, sites);
        return ofClass.Concat(Undeclared(type, ours, sites));
    }

    /// <summary>An abstract class, and one with [Serves], is a base for others and no table by itself.</summary>
    private static IEnumerable<DeclarationProblem> Unnamed(INamedTypeSymbol type, OurAttribute[] ours, SiteList sites)
    {
        bool isBase = type.IsAbstract || ours.Any(a => a.Name == "Serves");
        if (LookupTables.IsTable(type) || (isBase && !ours.Any(a => LookupTables.IsRow(a.Name))))
        {
            yield break;
        }

        yield return new DeclarationProblem(ProblemKind.UnnamedTable, type.Name, sites.Add(type, null, null));
    }

    private static IEnumerable<DeclarationProblem> Waived(INamedTypeSymbol type, OurAttribute[] ours, SiteList sites) =>
        ours.Where(a => a.Name == "AcceptRisk")
            .Select(a => new DeclarationProblem(
                ProblemKind.MisplacedAcceptedRisk,
                type.Name,
                sites.Add(type, a.Data, null)
            ));

    /// <summary>A table of aliases would find the word "encrypt" for an address. One finding tells it for all rows of a kind.</summary>
    private static IEnumerable<DeclarationProblem> Rows(INamedTypeSymbol type, OurAttribute[] ours, SiteList sites)
    {
        string serves = LookupTables.ServesOf(type) is { } parameter ? AttributeReading.Positional(parameter, 0) : "";
        foreach (IGrouping<string, OurAttribute> rows in ours.GroupBy(a => a.Name))
        {
            AttributeData first = rows.First().Data;
            bool canHavePolicies = serves.Length == 0 || serves.EndsWith(PolicyMaps, StringComparison.Ordinal);
            if (rows.Key == "TlsPolicy" && !canHavePolicies)
            {
                yield return new DeclarationProblem(
                    ProblemKind.MisplacedTlsPolicy,
                    serves,
                    sites.Add(type, first, null)
                );
            }
            else if (RowKind.Find(rows.Key)?.ErrorIn(serves) is { } error)
            {
                yield return new DeclarationProblem(ProblemKind.MisplacedRow, error, sites.Add(type, first, null));
            }
        }
    }

    private static IEnumerable<DeclarationProblem> RowProblems(
        OurAttribute row,
        INamedTypeSymbol type,
        SiteList sites
    ) => RowKind.Find(row.Name) is { } kind ? RowReading.ProblemsIn(kind, type, row.Data, sites) : [];

    private static IEnumerable<DeclarationProblem> InValue(INamedTypeSymbol type, SiteList sites)
    {
        if (LookupTables.IsTable(type) && LookupTableReading.ErrorIn(type) is { } error)
        {
            yield return new DeclarationProblem(ProblemKind.UnwritableTable, error, sites.Add(type, null, null));
        }
    }

    private static IEnumerable<DeclarationProblem> Misplaced(INamedTypeSymbol type, OurAttribute[] ours, SiteList sites)
    {
        OurAttribute[] ofTable = [.. ours.Where(a => a.Name is "Table" or "Serves")];
        foreach ((_, AttributeData attribute) in ofTable)
        {
            yield return new DeclarationProblem(
                ProblemKind.MisplacedTable,
                type.Name,
                sites.Add(type, attribute, null)
            );
        }

        // One finding tells it for all rows.
        if (ofTable.Length == 0 && ours.FirstOrDefault(a => LookupTables.IsRow(a.Name))?.Data is { } row)
        {
            yield return new DeclarationProblem(ProblemKind.MisplacedEntry, type.Name, sites.Add(type, row, null));
        }
    }

    private static IEnumerable<DeclarationProblem> Undeclared(
        INamedTypeSymbol type,
        OurAttribute[] ours,
        SiteList sites
    ) =>
        ours.Where(a => a.Name == "UseTable" && a.Data.ConstructorArguments.Length == 1)
            .Where(a => LookupTables.UsedBy(a.Data) is not { } table || !LookupTables.IsTable(table))
            .Select(a => new DeclarationProblem(
                ProblemKind.UndeclaredTable,
                NameOfUsed(a.Data),
                sites.Add(type, a.Data, "0")
            ));

    private static string NameOfUsed(AttributeData useTable) =>
        (useTable.ConstructorArguments[0].Value as ITypeSymbol)?.Name ?? "null";
}
