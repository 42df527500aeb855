using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>
/// All of a project that can give an attribute another meaning without an edit of the file in which it stands: declarations, base lists, usings,
/// constants, references and options. Attribute lists and the bodies of methods are not in it, so that an edit of those leaves it equal.
/// </summary>
internal sealed class ProjectShape : IEquatable<ProjectShape>
{
    private static readonly ConditionalWeakTable<Compilation, ProjectShape> Known = new();
    private static readonly ConditionalWeakTable<SyntaxTree, byte[]> OfTree = new();

    private readonly byte[] ofTrees;
    private readonly CompilationOptions options;
    private readonly string? assembly;
    private readonly MetadataReference[] references;

    private ProjectShape(Compilation compilation)
    {
        options = compilation.Options;
        assembly = compilation.AssemblyName;
        references = [.. compilation.References];
        using var hash = SHA256.Create();
        byte[] all =
        [
            .. compilation
                .SyntaxTrees.Where(tree => !OutputSource.IsOutput(tree))
                .SelectMany(tree => OfTree.GetValue(tree, Of)),
        ];
        ofTrees = hash.ComputeHash(all);
    }

    public static ProjectShape Of(Compilation compilation) => Known.GetValue(compilation, c => new ProjectShape(c));

    public bool Equals(ProjectShape? other) =>
        ReferenceEquals(this, other)
        || (
            other is not null
            && ofTrees.SequenceEqual(other.ofTrees)
            && assembly == other.assembly
            && options.Equals(other.options)
            && references.Length == other.references.Length
            && references.Zip(other.references, IsSame).All(same => same)
        );

    public override bool Equals(object? obj) => Equals(obj as ProjectShape);

    public override int GetHashCode() => ofTrees[0];

    /// <summary>A project that is referenced has another compilation at each edit of anything; its files tell whether it is another one.</summary>
    private static bool IsSame(MetadataReference one, MetadataReference other) =>
        one.Equals(other)
        || (
            one is CompilationReference ofOne
            && other is CompilationReference ofOther
            && one.Properties.Equals(other.Properties)
            && ofOne.Compilation.AssemblyName == ofOther.Compilation.AssemblyName
            && ofOne.Compilation.SyntaxTrees.SequenceEqual(ofOther.Compilation.SyntaxTrees)
            && ofOne.Compilation.References.Count() == ofOther.Compilation.References.Count()
            && ofOne.Compilation.References.Zip(ofOther.Compilation.References, IsSame).All(same => same)
        );

    private static byte[] Of(SyntaxTree tree)
    {
        var text = new StringBuilder();
        SyntaxNode root = tree.GetRoot();
        var left = new Stack<SyntaxNodeOrToken>();
        left.Push(root);
        while (left.Count > 0)
        {
            SyntaxNodeOrToken next = left.Pop();
            if (next.IsToken)
            {
                // A character that no token has; a missing token has no text, and the same place in the tree.
                text.Append(next.AsToken().Text).Append('\0');
            }
            else if (next.AsNode() is not (AttributeListSyntax or BlockSyntax or ArrowExpressionClauseSyntax))
            {
                text.Append((char)next.RawKind);
                foreach (SyntaxNodeOrToken child in next.ChildNodesAndTokens().Reverse())
                {
                    left.Push(child);
                }
            }
        }

        using var hash = SHA256.Create();
        return hash.ComputeHash(Encoding.Unicode.GetBytes(text.ToString()));
    }
}
