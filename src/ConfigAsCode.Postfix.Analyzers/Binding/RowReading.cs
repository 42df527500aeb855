using System.Globalization;
using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
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
    )
    {
        if (attribute.ConstructorArguments.Length == 0)
        {
            return [];
        }

        EquatableArray<string>[] arguments = Arguments(attribute);
        string key = Place(0);
        string result = arguments.Length > 1 ? Place(FirstUnwritable(arguments)) : key;
        return kind.Rows(arguments, sites.Add(type, attribute, key), sites.Add(type, attribute, result));
    }

    /// <summary>What is wrong with the items of a list, which all arguments behind the key are.</summary>
    public static IEnumerable<DeclarationProblem> ProblemsIn(
        RowKind kind,
        INamedTypeSymbol type,
        AttributeData attribute,
        SiteList sites
    )
    {
        var problems = new List<DeclarationProblem>();
        TypedConstant[]? restrictions = RestrictionReading.ListOf(attribute);
        if (restrictions is not null)
        {
            RestrictionReading.Items(restrictions, i => sites.Add(type, attribute, "1", i), problems);
        }

        TypedConstant[] items = restrictions ?? (kind.Form.IsList ? AttributeReading.ElementsFrom(attribute, 1) : []);
        for (int i = 0; i < items.Length; i++)
        {
            bool isEmpty =
                items[i].Kind == TypedConstantKind.Primitive
                && (items[i].Value is string { Length: 0 } || (items[i].Value is null && restrictions is null));
            if (isEmpty)
            {
                problems.Add(
                    new DeclarationProblem(
                        ProblemKind.MisplacedRow,
                        kind.ErrorOfEmptyItem(AttributeReading.Positional(attribute, 0)),
                        sites.Add(type, attribute, Place(1 + i))
                    )
                );
            }
        }

        return problems;
    }

    /// <summary>The argument behind the key that no file can carry, else the first one. The items of a list are arguments by themselves.</summary>
    private static int FirstUnwritable(EquatableArray<string>[] arguments)
    {
        string[] texts = [.. arguments.Skip(1).SelectMany(items => items)];
        return 1 + Math.Max(0, Array.FindIndex(texts, text => PlainText.ErrorIn(text) is not null));
    }

    private static string Place(int argument) => argument.ToString(CultureInfo.InvariantCulture);

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
