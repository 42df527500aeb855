using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>One instance among all of a compilation.</summary>
/// <param name="Instance">Its name, which another one can have too (PFX0002).</param>
/// <param name="Class">Its class, under the name that no other class of the assembly has.</param>
/// <param name="Index">The position of its attribute among those of the class.</param>
internal sealed record OutputKey(string Instance, string Class, int Index)
{
    public static OutputKey Of(INamedTypeSymbol type, string instance, int index) => new(instance, NameOf(type), index);

    /// <summary>As metadata has it: a generic class has its arity in it, and one that is local to a file the name of that file.</summary>
    private static string NameOf(INamedTypeSymbol type) =>
        type.ContainingType is { } around
            ? NameOf(around) + "+" + type.MetadataName
            : type.ContainingNamespace.ToDisplayString() + "." + type.MetadataName;
}
