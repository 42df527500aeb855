using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>
/// What may be an instance class of a compilation. They are found by their syntax, remembered for each tree: an edit changes one
/// tree, so a keystroke looks through one file and not through the project.
/// </summary>
internal static class InstanceClasses
{
    private static readonly ConditionalWeakTable<SyntaxTree, Found> ByTree = new();

    public static IEnumerable<TypeDeclarationSyntax> In(Compilation compilation, CancellationToken cancellation)
    {
        Found[] found =
        [
            .. compilation.SyntaxTrees.Select(tree => ByTree.GetValue(tree, _ => Found.In(tree, cancellation))),
        ];
        HashSet<string> everywhere = [.. found.SelectMany(f => f.GlobalAliases)];
        return found
            .SelectMany(f => f.Annotated.Where(c => everywhere.Contains(c.Attribute) || f.Names.Contains(c.Attribute)))
            .Select(c => c.Type)
            .Distinct();
    }

    private static string SimpleName(NameSyntax? name) =>
        name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };

    /// <param name="Annotated">The types of a file with the names of their attributes.</param>
    /// <param name="Names">What an instance attribute is called in the file.</param>
    /// <param name="GlobalAliases">What it is called in every file besides.</param>
    private sealed record Found(
        IReadOnlyList<(TypeDeclarationSyntax Type, string Attribute)> Annotated,
        IReadOnlyCollection<string> Names,
        IReadOnlyList<string> GlobalAliases
    )
    {
        private const string Name = "PostfixInstance";

        public static Found In(SyntaxTree tree, CancellationToken cancellation)
        {
            SyntaxNode[] nodes =
            [
                .. tree.GetRoot(cancellation)
                    .DescendantNodes(node =>
                        node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax
                    ),
            ];
            UsingDirectiveSyntax[] aliases =
            [
                .. nodes
                    .OfType<UsingDirectiveSyntax>()
                    .Where(u => u.Alias is not null && SimpleName(u.Name) is Name or Name + "Attribute"),
            ];
            return new Found(
                [
                    .. nodes
                        .OfType<TypeDeclarationSyntax>()
                        .SelectMany(type =>
                            type.AttributeLists.SelectMany(list => list.Attributes)
                                .Select(attribute => SimpleName(attribute.Name))
                                .Distinct()
                                .Select(attribute => (type, attribute))
                        ),
                ],
                new HashSet<string>([Name, Name + "Attribute", .. aliases.Where(u => !IsGlobal(u)).Select(NameOf)]),
                [.. aliases.Where(IsGlobal).Select(NameOf)]
            );
        }

        private static bool IsGlobal(UsingDirectiveSyntax alias) => alias.GlobalKeyword.Span.Length > 0;

        private static string NameOf(UsingDirectiveSyntax alias) => alias.Alias!.Name.Identifier.ValueText;
    }
}
