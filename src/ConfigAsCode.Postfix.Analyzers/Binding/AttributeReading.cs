using System.Globalization;
using System.Runtime.CompilerServices;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>Reads the package's attributes as the compiler has them: names and constants.</summary>
internal static class AttributeReading
{
    private const string Suffix = "Attribute";

    // A class can have thousands, and each of them a finding.
    private static readonly ConditionalWeakTable<ISymbol, Dictionary<AttributePlace, AttributeData>> ByPlace = new();

    /// <summary>The attribute's name without its suffix, if it is one of the package's.</summary>
    public static string? NameOf(AttributeData attribute) =>
        attribute.AttributeClass is { Name: var name } type
        && IsOurs(type)
        && name.EndsWith(Suffix, StringComparison.Ordinal)
            ? name.Substring(0, name.Length - Suffix.Length)
            : null;

    /// <summary>Whether the type is one of the package's.</summary>
    public static bool IsOurs(INamedTypeSymbol type) =>
        type.ContainingNamespace
            is {
                Name: "Postfix",
                ContainingNamespace: { Name: "ConfigAsCode", ContainingNamespace.IsGlobalNamespace: true }
            };

    /// <summary>The package's attributes on a symbol: whoever looks at attributes asks here, so that it is known which files they stand in.</summary>
    public static IEnumerable<OurAttribute> Ours(ISymbol symbol)
    {
        ReadSources.Saw(symbol);
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (NameOf(attribute) is { } name)
            {
                yield return new OurAttribute(name, attribute);
            }
        }
    }

    /// <summary>The attribute of the package that is written at a place; null where none is.</summary>
    public static AttributeData? At(SyntaxNode syntax, ISymbol symbol) =>
        ByPlace
            .GetValue(symbol, ByPlaces)
            .TryGetValue(new AttributePlace(syntax.SyntaxTree, syntax.Span), out AttributeData? data)
            ? data
            : null;

    /// <summary>The first attribute of this name on a symbol, if there is one.</summary>
    public static AttributeData? Find(ISymbol symbol, string attribute) =>
        Ours(symbol).FirstOrDefault(a => a.Name == attribute)?.Data;

    public static TypedConstant? Named(AttributeData attribute, string property)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == property)
            {
                return argument.Value;
            }
        }

        return null;
    }

    public static string? NamedText(AttributeData attribute, string property) =>
        Named(attribute, property) is { } value ? Text(value) : null;

    public static string[] NamedTexts(AttributeData attribute, string property) =>
        Named(attribute, property) is { } value ? [.. Elements(value).Select(Text)] : [];

    /// <summary>A constructor argument; null where it is missing, as it is while the attribute is being typed.</summary>
    public static TypedConstant? Argument(AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length ? attribute.ConstructorArguments[index] : null;

    public static string Positional(AttributeData attribute, int index) =>
        Argument(attribute, index) is { } value ? Text(value) : "";

    /// <summary>The elements of an array; none of what is no array, of null, and of what does not compile.</summary>
    public static IEnumerable<TypedConstant> Elements(TypedConstant constant) =>
        constant is { Kind: TypedConstantKind.Array, IsNull: false } ? constant.Values : [];

    /// <summary>The constructor arguments from one on, with the elements of an array (<c>params</c>) one by one.</summary>
    public static TypedConstant[] ElementsFrom(AttributeData attribute, int index) =>
        [
            .. attribute
                .ConstructorArguments.Skip(index)
                .SelectMany(a => a.Kind == TypedConstantKind.Array ? Elements(a) : [a]),
        ];

    /// <summary>A constant in the words of Postfix, for anything but an enum.</summary>
    public static string Text(TypedConstant constant) =>
        constant.Kind switch
        {
            TypedConstantKind.Array or TypedConstantKind.Error => "",
            _ => constant.Value switch
            {
                bool value => value ? "yes" : "no",
                null => "",
                var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
            },
        };

    /// <summary>The name of an enum member: <c>Debian12</c>; the number where no member has the value.</summary>
    public static string Member(TypedConstant constant)
    {
        if (constant is { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol type })
        {
            foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>())
            {
                if (field.HasConstantValue && Equals(field.ConstantValue, constant.Value))
                {
                    return field.Name;
                }
            }
        }

        return Text(constant);
    }

    private static Dictionary<AttributePlace, AttributeData> ByPlaces(ISymbol symbol)
    {
        var byPlace = new Dictionary<AttributePlace, AttributeData>();
        foreach ((_, AttributeData data) in Ours(symbol))
        {
            if (data.ApplicationSyntaxReference is { } place)
            {
                byPlace[new AttributePlace(place.SyntaxTree, place.Span)] = data;
            }
        }

        return byPlace;
    }

    /// <summary>The items of a parameter's value: one, or those of a list.</summary>
    public static EquatableArray<string> Items(TypedConstant constant, ParameterInfo parameter) =>
        constant.Kind == TypedConstantKind.Array
            ? Elements(constant).Select(item => Item(item, parameter)).ToEquatableArray()
            : EquatableArray.Of(Item(constant, parameter));

    /// <summary>One value of a parameter in the words of Postfix.</summary>
    public static string Item(TypedConstant constant, ParameterInfo parameter)
    {
        if (constant.Kind != TypedConstantKind.Enum)
        {
            return Text(constant);
        }

        string member = Member(constant);
        return ParameterNames.WordOf(parameter, member) ?? member;
    }

    private sealed record AttributePlace(SyntaxTree Tree, TextSpan Span);
}
