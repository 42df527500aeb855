using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>What tells a type from the others of a document, through all edits.</summary>
internal static class TypePath
{
    /// <summary>The full name, with the number of type parameters.</summary>
    public static string Of(TypeDeclarationSyntax type) =>
        string.Join(
            ".",
            type.AncestorsAndSelf()
                .Select(node =>
                    node switch
                    {
                        TypeDeclarationSyntax t => t.Identifier.ValueText
                            + "`"
                            + (t.TypeParameterList?.Parameters.Count ?? 0),
                        BaseNamespaceDeclarationSyntax n => n.Name.ToString(),
                        _ => "",
                    }
                )
                .Where(name => name.Length > 0)
                .Reverse()
        );
}
