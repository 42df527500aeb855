using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>
/// The instance classes of a compilation. They are found by their syntax, remembered for each tree: an edit changes one
/// tree, so a keystroke looks through one file and not through the project.
/// </summary>
internal static class InstanceClasses
{
    private static readonly ConditionalWeakTable<SyntaxTree, TypeDeclarationSyntax[]> ByTree = new();

    public static IReadOnlyList<INamedTypeSymbol> In(Compilation compilation, CancellationToken cancellation)
    {
        var found = new List<INamedTypeSymbol>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            TypeDeclarationSyntax[] candidates = ByTree.GetValue(tree, Candidates);
            if (candidates.Length == 0)
            {
                continue;
            }

            SemanticModel semantics = compilation.GetSemanticModel(tree);
            foreach (TypeDeclarationSyntax candidate in candidates)
            {
                if (semantics.GetDeclaredSymbol(candidate, cancellation) is INamedTypeSymbol type)
                {
                    found.Add(type);
                }
            }
        }

        // A partial class can carry the attribute in two parts.
        return [.. found.Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)];
    }

    private static TypeDeclarationSyntax[] Candidates(SyntaxTree tree) =>
        [
            .. tree.GetRoot()
                .DescendantNodes(node =>
                    node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax
                )
                .OfType<TypeDeclarationSyntax>()
                .Where(type => type.AttributeLists.SelectMany(list => list.Attributes).Any(IsInstance)),
        ];

    private static bool IsInstance(AttributeSyntax attribute) =>
        SimpleName(attribute.Name) is "PostfixInstance" or "PostfixInstanceAttribute";

    private static string SimpleName(NameSyntax name) =>
        name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
}
