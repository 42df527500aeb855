using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>A type of a project by its first declaration: the same in the next compilation, whose symbols are others.</summary>
internal sealed record DeclaredType(SyntaxTree Tree, TextSpan Span)
{
    /// <summary>Null for a type of another assembly.</summary>
    public static DeclaredType? Of(INamedTypeSymbol type) =>
        type.OriginalDefinition.DeclaringSyntaxReferences is { Length: > 0 } declarations
            ? new DeclaredType(declarations[0].SyntaxTree, declarations[0].Span)
            : null;
}
