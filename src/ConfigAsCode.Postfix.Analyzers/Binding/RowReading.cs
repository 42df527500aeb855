using System.Text;
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
                [.. attribute.ConstructorArguments.Select(Items)],
                sites.Add(type, attribute, "0"),
                attribute.ConstructorArguments.Length > 1
                    ? sites.Add(type, attribute, "1")
                    : sites.Add(type, attribute, "0")
            );

    private static EquatableArray<string> Items(TypedConstant argument) =>
        argument.Kind switch
        {
            TypedConstantKind.Array => AttributeReading
                .Elements(argument)
                .Select(AttributeReading.Text)
                .ToEquatableArray(),
            TypedConstantKind.Enum => EquatableArray.Of(WordOf(AttributeReading.Member(argument))),
            _ => EquatableArray.Of(AttributeReading.Text(argument)),
        };

    /// <summary>An action in the words of access(5): <c>DEFER_IF_PERMIT</c> for DeferIfPermit.</summary>
    private static string WordOf(string member)
    {
        var word = new StringBuilder();
        foreach (char c in member)
        {
            word.Append(char.IsUpper(c) && word.Length > 0 ? "_" : "").Append(char.ToUpperInvariant(c));
        }

        return word.ToString();
    }
}
