using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>A class with its instances: plain values.</summary>
/// <param name="Name">The name that no other class of the assembly has.</param>
/// <param name="Instances">Its instances, in the order of their attributes.</param>
internal sealed record DeclaredClass(string Name, EquatableArray<Instance> Instances)
{
    /// <summary>As metadata has it: a generic class has its arity in it, and one that is local to a file the name of that file.</summary>
    public static string NameOf(INamedTypeSymbol type) =>
        type.ContainingType is { } around ? NameOf(around) + "+" + type.MetadataName
        : type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName
        : type.ContainingNamespace.ToDisplayString() + "." + type.MetadataName;
}
