using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>
/// Reads the elements of a restriction list. A text is itself; <c>typeof(CheckClientAccess&lt;Clients&gt;)</c> is the restriction with the
/// argument that the class contains.
/// </summary>
internal static class RestrictionReading
{
    private const string Holder = "Restriction";

    /// <summary>The texts of a list. What is none is a problem, and left out.</summary>
    public static EquatableArray<string> Items(
        IReadOnlyList<TypedConstant> elements,
        Func<int, Origin> originOf,
        List<DeclarationProblem> problems
    )
    {
        var items = new List<string>();
        for (int i = 0; i < elements.Count; i++)
        {
            (string? text, ProblemKind kind, string problem) = Read(elements[i]);
            if (problem.Length > 0)
            {
                problems.Add(new DeclarationProblem(kind, problem, originOf(i)));
            }

            if (text is not null)
            {
                items.Add(text);
            }
        }

        return items.ToEquatableArray();
    }

    /// <summary>
    /// The list that all arguments behind the first one are, of a restriction class or of a row of an access table; null where they are something else.
    /// </summary>
    public static TypedConstant[]? ListOf(AttributeData attribute) =>
        AttributeReading.NameOf(attribute) is "RestrictionClass" or "Access"
        && attribute.AttributeConstructor?.Parameters is { Length: 3 } parameters
        && parameters[1].Type.SpecialType == SpecialType.System_Object
            ? AttributeReading.ElementsFrom(attribute, 1)
            : null;

    /// <summary>The text of an element; null where it has none.</summary>
    public static string? TextOf(TypedConstant element) => Read(element).Text;

    /// <summary>Whether the attribute contains the argument of a restriction.</summary>
    public static bool IsArgument(string attribute) => attribute is "DnsList" or "PolicyServer" or "Delay";

    /// <summary>Arguments on classes that do not derive from their base: no restriction can have them.</summary>
    public static IEnumerable<DeclarationProblem> Misplaced(INamedTypeSymbol type, SiteList sites) =>
        AttributeReading
            .Ours(type)
            .Where(a => IsArgument(a.Name))
            .Where(a => !LookupTables.BasesOf(type).Any(b => b.Name == a.Name && AttributeReading.IsOurs(b)))
            .Select(a => new DeclarationProblem(ProblemKind.MisplacedArgument, a.Name, sites.Add(type, a.Data, null)));

    /// <summary>The lookup tables that the lists of a type name as the argument of a restriction.</summary>
    public static IReadOnlyList<INamedTypeSymbol> TablesIn(IEnumerable<OurAttribute> attributes)
    {
        // Every type of every instance is asked, at each keystroke.
        List<INamedTypeSymbol>? tables = null;
        foreach ((string name, AttributeData attribute) in attributes)
        {
            foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
            {
                if (argument.Value is { Kind: TypedConstantKind.Array, IsNull: false })
                {
                    foreach (TypedConstant element in argument.Value.Values)
                    {
                        Add(element);
                    }
                }
            }

            if (name == "RestrictionClass")
            {
                foreach (TypedConstant element in ListOf(attribute) ?? [])
                {
                    Add(element);
                }
            }
        }

        return tables ?? (IReadOnlyList<INamedTypeSymbol>)[];

        void Add(TypedConstant element)
        {
            if (
                element.Kind == TypedConstantKind.Type
                && Restriction(element) is not null
                && Argument((INamedTypeSymbol)element.Value!) is { } table
                && LookupTables.IsTable(table)
            )
            {
                (tables ??= []).Add(table);
            }
        }
    }

    private static (string? Text, ProblemKind Kind, string Problem) Read(TypedConstant element)
    {
        if (element is { Kind: TypedConstantKind.Primitive, Value: string text })
        {
            return (text, default, "");
        }

        // What does not compile is the compiler's to report.
        if (
            element.Kind == TypedConstantKind.Error
            || (element.Kind == TypedConstantKind.Type && element.Value is ITypeSymbol { TypeKind: TypeKind.Error })
        )
        {
            return (null, default, "");
        }

        if (Restriction(element) is not { } restriction)
        {
            string? table =
                element is { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol type }
                && LookupTables.IsLookupTable(type)
                    ? type.Name
                    : null;
            return (null, ProblemKind.NotARestriction, TypedRestriction.NotOne(Display(element), table));
        }

        if (Argument((INamedTypeSymbol)element.Value!) is not { } argument)
        {
            return (null, ProblemKind.NotARestriction, TypedRestriction.WithoutArgument(restriction, argument: null));
        }

        if (argument.TypeKind == TypeKind.Error)
        {
            return (null, default, "");
        }

        if (restriction.Argument == RestrictionArgument.Table)
        {
            string table = TypedRestriction.Text(restriction, LookupTableReading.ReferenceTo(argument));
            return LookupTables.IsTable(argument)
                ? (table, default, "")
                : (table, ProblemKind.UndeclaredTable, argument.Name);
        }

        return ArgumentOf(argument, ParameterNames.ArgumentOf(restriction)!) is { } written
            ? (TypedRestriction.Text(restriction, written), default, "")
            : (null, ProblemKind.NotARestriction, TypedRestriction.WithoutArgument(restriction, argument.Name));
    }

    /// <summary>The restriction that an element stands for as a type; null where it is another one, or none.</summary>
    private static RestrictionInfo? Restriction(TypedConstant element) =>
        element
            is {
                Kind: TypedConstantKind.Type,
                Value: INamedTypeSymbol { Arity: 1, ContainingType: { Name: Holder, ContainingType: null } holder } type
            }
        && AttributeReading.IsOurs(holder)
            ? ParameterNames.RestrictionOf(type.Name)
            : null;

    /// <summary>The class of the argument; null in <c>typeof(CheckClientAccess&lt;&gt;)</c>.</summary>
    private static INamedTypeSymbol? Argument(INamedTypeSymbol restriction) =>
        restriction.IsUnboundGenericType ? null : restriction.TypeArguments[0] as INamedTypeSymbol;

    /// <summary>What the attribute of the class contains; null where it has none.</summary>
    private static string? ArgumentOf(INamedTypeSymbol argument, string attribute)
    {
        if (
            LookupTables
                .BasesOf(argument)
                .Select(b => AttributeReading.Find(b, attribute))
                .FirstOrDefault(a => a is not null)
            is not { } data
        )
        {
            return null;
        }

        string first = AttributeReading.Positional(data, 0);
        return attribute switch
        {
            "DnsList" => TypedRestriction.DnsList(first, AttributeReading.NamedText(data, "Answers") ?? ""),
            "PolicyServer" => TypedRestriction.PolicyServer(
                first,
                data.NamedArguments.Select(a => (a.Key, AttributeReading.Text(a.Value)))
            ),
            _ => first,
        };
    }

    private static string Display(TypedConstant element) =>
        element.Kind == TypedConstantKind.Array ? "[...]" : element.ToCSharpString();
}
