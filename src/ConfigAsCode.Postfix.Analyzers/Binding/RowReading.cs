using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>Reads a row of a lookup table that has an attribute of its own kind, such as [Route].</summary>
internal static class RowReading
{
    /// <summary>The rows that an attribute stands for; none while its arguments do not compile.</summary>
    public static IEnumerable<TableEntry> Read(
        RowKind kind,
        INamedTypeSymbol type,
        AttributeData attribute,
        SiteList sites
    ) =>
        attribute.ConstructorArguments.Length == 0
            ? []
            : kind.Rows(
                Arguments(attribute),
                sites.Add(type, attribute, "0"),
                attribute.ConstructorArguments.Length > 1
                    ? sites.Add(type, attribute, "1")
                    : sites.Add(type, attribute, "0")
            );

    /// <summary>What is not a restriction in a list of them, with its place.</summary>
    public static IEnumerable<DeclarationProblem> ProblemsIn(
        INamedTypeSymbol type,
        AttributeData attribute,
        SiteList sites
    )
    {
        var problems = new List<DeclarationProblem>();
        if (RestrictionReading.ListOf(attribute) is { } restrictions)
        {
            RestrictionReading.Items(restrictions, i => sites.Add(type, attribute, "1", i), problems);
        }

        return problems;
    }

    private static EquatableArray<string>[] Arguments(AttributeData attribute) =>
        RestrictionReading.ListOf(attribute) is { } restrictions
            ?
            [
                Items(attribute.ConstructorArguments[0]),
                restrictions.Select(RestrictionReading.TextOf).OfType<string>().ToEquatableArray(),
            ]
            : [.. attribute.ConstructorArguments.Select(Items)];

    private static EquatableArray<string> Items(TypedConstant argument) =>
        argument.Kind switch
        {
            TypedConstantKind.Array => AttributeReading
                .Elements(argument)
                .Select(AttributeReading.Text)
                .ToEquatableArray(),
            TypedConstantKind.Enum => EquatableArray.Of(RowAction.WordOf(AttributeReading.Member(argument))),
            _ => EquatableArray.Of(AttributeReading.Text(argument)),
        };
}
