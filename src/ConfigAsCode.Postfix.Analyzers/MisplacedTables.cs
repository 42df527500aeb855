using ConfigAsCode.Postfix.Analyzers.Binding;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>Table attributes that make no file, because of the class they stand on or name.</summary>
internal static class MisplacedTables
{
    public static IEnumerable<DeclarationProblem> On(INamedTypeSymbol type, SiteList sites)
    {
        (string Name, AttributeData Data)[] ours = [.. AttributeReading.Ours(type)];
        IEnumerable<DeclarationProblem> ofClass = LookupTables.IsLookupTable(type)
            ? Unnamed(type, ours, sites).Concat(Waived(type, ours, sites))
            : Misplaced(type, ours, sites);
        return ofClass.Concat(Undeclared(type, ours, sites));
    }

    /// <summary>An abstract class, and one with [Serves], is a base for others and no table by itself.</summary>
    private static IEnumerable<DeclarationProblem> Unnamed(
        INamedTypeSymbol type,
        (string Name, AttributeData Data)[] ours,
        SiteList sites
    )
    {
        bool isBase = type.IsAbstract || ours.Any(a => a.Name == "Serves");
        if (ours.Any(a => a.Name == "Table") || (isBase && ours.All(a => a.Name != "Entry")))
        {
            yield break;
        }

        yield return new DeclarationProblem(ProblemKind.UnnamedTable, type.Name, sites.Add(type, null, null));
    }

    private static IEnumerable<DeclarationProblem> Waived(
        INamedTypeSymbol type,
        (string Name, AttributeData Data)[] ours,
        SiteList sites
    ) =>
        ours.Where(a => a.Name == "AcceptRisk")
            .Select(a => new DeclarationProblem(ProblemKind.MisplacedWaiver, type.Name, sites.Add(type, a.Data, null)));

    private static IEnumerable<DeclarationProblem> Misplaced(
        INamedTypeSymbol type,
        (string Name, AttributeData Data)[] ours,
        SiteList sites
    )
    {
        (string Name, AttributeData Data)[] ofTable = [.. ours.Where(a => a.Name is "Table" or "Serves")];
        foreach ((_, AttributeData attribute) in ofTable)
        {
            yield return new DeclarationProblem(
                ProblemKind.MisplacedTable,
                type.Name,
                sites.Add(type, attribute, null)
            );
        }

        // One finding tells it for all rows.
        if (ofTable.Length == 0 && ours.FirstOrDefault(a => a.Name == "Entry").Data is { } row)
        {
            yield return new DeclarationProblem(ProblemKind.MisplacedEntry, type.Name, sites.Add(type, row, null));
        }
    }

    private static IEnumerable<DeclarationProblem> Undeclared(
        INamedTypeSymbol type,
        (string Name, AttributeData Data)[] ours,
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
