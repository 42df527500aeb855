using System.Collections.Immutable;
using ConfigAsCode.Postfix.Core.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>
/// Which names of a document mean the package's types, and how to write one so that it does. [Parameter] and [Target]
/// are words that other libraries use too.
/// </summary>
internal sealed class PackageNames
{
    private const string Root = "ConfigAsCode";
    private const string Namespace = Root + ".Postfix";

    // The attributes of which a text decides what they are about.
    private static readonly string[] WithTexts =
    [
        "Parameter",
        "Transport",
        "RestrictionClass",
        "InetService",
        "UnixService",
    ];

    private readonly SemanticModel semantics;
    private readonly Dictionary<string, string?> attributes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> constants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> services = new(StringComparer.Ordinal);

    /// <summary>Asks the compiler once: the texts of later edits have no meaning of their own yet.</summary>
    public PackageNames(SemanticModel semantics, SyntaxNode root)
    {
        this.semantics = semantics;
        foreach (AttributeSyntax attribute in root.DescendantNodes().OfType<AttributeSyntax>())
        {
            string name = attribute.Name.ToString();
            if (!attributes.TryGetValue(name, out string? known))
            {
                known = semantics.GetTypeInfo(attribute).Type is { } type && IsOurs(type) ? Short(type.Name) : null;
                attributes.Add(name, known);
            }

            if (known is not null && (WithTexts.Contains(known) || RowKind.Find(known) is not null))
            {
                Remember(attribute);
            }
        }

        foreach (ClassDeclarationSyntax type in root.DescendantNodesAndSelf().OfType<ClassDeclarationSyntax>())
        {
            if (semantics.GetDeclaredSymbol(type) is { } symbol && ServiceOf(symbol) is { } service)
            {
                services[TypePath.Of(type)] = service;
            }
        }
    }

    /// <summary>The name of the service that a type was before any edit, by its nearest attribute; null where it is none.</summary>
    public string? ServiceOf(TypeDeclarationSyntax type) =>
        services.TryGetValue(TypePath.Of(type), out string? service) ? service : null;

    /// <summary>The package's attribute behind an attribute's name, without its suffix; null for any other's.</summary>
    public string? NameOf(AttributeSyntax attribute)
    {
        string name = attribute.Name.ToString();
        return attributes.TryGetValue(name, out string? known)
            ? known
            : Short(name.Substring(name.LastIndexOf('.') + 1));
    }

    /// <summary>The text that an expression stands for; null where it is not constant.</summary>
    public string? TextOf(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax { Token.Value: string literal } ? literal
        : constants.TryGetValue(expression.ToString(), out string? constant) ? constant
        : null;

    /// <summary>
    /// Whether the referenced package has the type with this member: it may be older than the catalogue here.
    /// </summary>
    public bool Has(string type, string member) =>
        semantics.Compilation.GetTypeByMetadataName(Namespace + "." + type)?.GetMembers(member).IsEmpty == false;

    /// <summary>An attribute's name as it must be written at a position of the document.</summary>
    public string WriteAttribute(string name, int position) => Write(name + "Attribute", position, name);

    public string WriteType(string name, int position) => Write(name, position, name);

    /// <summary>
    /// The name of the constant for a restriction, where its class was made available by using static.
    /// </summary>
    public string? WriteRestriction(string word, int position)
    {
        IFieldSymbol? constant = Restrictions.FirstOrDefault(r => (string?)r.ConstantValue == word);
        return
            constant is not null
            && SymbolEqualityComparer.Default.Equals(
                Single(semantics.LookupSymbols(position, name: constant.Name)),
                constant
            )
            ? constant.Name
            : null;
    }

    /// <summary>The restriction behind the name of its constant, as <see cref="WriteRestriction"/> writes it.</summary>
    public string? TextOfRestriction(string name) =>
        (string?)Restrictions.FirstOrDefault(r => r.Name == name)?.ConstantValue;

    /// <summary>What a name means; null where it means nothing, or more than one thing.</summary>
    private static ISymbol? Single(ImmutableArray<ISymbol> symbols) => symbols.Length == 1 ? symbols[0] : null;

    private IEnumerable<IFieldSymbol> Restrictions =>
        semantics.Compilation.GetTypeByMetadataName(Namespace + ".Restriction")?.GetMembers().OfType<IFieldSymbol>()
        ?? [];

    /// <summary>A base class in another file, or in the package, has no syntax here.</summary>
    private static string? ServiceOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? layer = type; layer is not null; layer = layer.BaseType)
        {
            AttributeData? kind = layer
                .GetAttributes()
                .FirstOrDefault(a =>
                    a.AttributeClass is { } attribute
                    && IsOurs(attribute)
                    && ServiceAttributes.IsOne(Short(attribute.Name))
                );
            if (kind is not null)
            {
                return
                    kind.ConstructorArguments.FirstOrDefault()
                        is { Kind: TypedConstantKind.Primitive, Value: string name }
                    ? name
                    : null;
            }
        }

        return null;
    }

    private static bool IsOurs(ISymbol symbol) => symbol.ContainingNamespace?.ToDisplayString() == Namespace;

    private static string Short(string name) =>
        name.EndsWith("Attribute", StringComparison.Ordinal)
            ? name.Substring(0, name.Length - "Attribute".Length)
            : name;

    private string Write(string type, int position, string shortName)
    {
        if (Single(semantics.LookupNamespacesAndTypes(position, name: type)) is { } found && IsOurs(found))
        {
            return shortName;
        }

        bool isRoot =
            Single(semantics.LookupNamespacesAndTypes(position, name: Root)) is INamespaceSymbol
            {
                ContainingNamespace.IsGlobalNamespace: true
            };
        return (isRoot ? "" : "global::") + Namespace + "." + shortName;
    }

    private void Remember(AttributeSyntax attribute)
    {
        foreach (AttributeArgumentSyntax argument in attribute.ArgumentList?.Arguments ?? [])
        {
            // A table has thousands of literals, which say their text themselves.
            if (
                argument.Expression is not LiteralExpressionSyntax
                && semantics.GetConstantValue(argument.Expression) is { HasValue: true, Value: string text }
            )
            {
                constants[argument.Expression.ToString()] = text;
            }
        }
    }
}
