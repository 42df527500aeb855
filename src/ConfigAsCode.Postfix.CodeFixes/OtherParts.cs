using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>
/// What a partial type declares in other documents, which a fix of this one must neither repeat nor contradict.
/// </summary>
internal sealed class OtherParts
{
    private readonly HashSet<string> attributes = new(StringComparer.Ordinal);
    private readonly HashSet<string> parameters = new(StringComparer.Ordinal);

    public OtherParts(INamedTypeSymbol type, SyntaxTree here, Compilation compilation, CancellationToken cancellation)
    {
        foreach (SyntaxReference part in type.DeclaringSyntaxReferences.Where(part => part.SyntaxTree != here))
        {
            if (part.GetSyntax(cancellation) is TypeDeclarationSyntax declaration)
            {
                Exist = true;
                Read(declaration, new PackageNames(compilation.GetSemanticModel(part.SyntaxTree), declaration));
            }
        }
    }

    public bool Exist { get; }

    public bool HaveAttribute(string name) => attributes.Contains(name);

    public bool Set(string parameter) => parameters.Contains(parameter);

    private void Read(TypeDeclarationSyntax declaration, PackageNames names)
    {
        IEnumerable<AttributeSyntax> all = declaration.AttributeLists.SelectMany(list => list.Attributes);
        attributes.UnionWith(all.Select(names.NameOf).Where(name => name is not null)!);
        parameters.UnionWith(
            DeclaredSetting.On(declaration, names).Where(s => !s.IsOfInstance).Select(s => s.Parameter)
        );
    }
}
