using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>
/// What the types of one compilation declare. Each type is read once, however many instances a class has and however many
/// classes have a policy.
/// </summary>
internal sealed class CompilationReading
{
    private static readonly ConditionalWeakTable<Compilation, CompilationReading> Known = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, TypeReading> declarations = new(
        SymbolEqualityComparer.Default
    );
    private readonly ConcurrentDictionary<INamedTypeSymbol, TypeReading> policies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<string, INamedTypeSymbol> keys = new(StringComparer.Ordinal);

    private CompilationReading() { }

    public static CompilationReading Of(Compilation compilation) =>
        Known.GetValue(compilation, _ => new CompilationReading());

    /// <summary>What a type says by itself.</summary>
    /// <param name="type">The type.</param>
    /// <param name="kind">Whether it is the declaration of an instance, or a policy that instances share.</param>
    public TypeReading Read(INamedTypeSymbol type, OriginKind kind) =>
        (kind == OriginKind.Declaration ? declarations : policies).GetOrAdd(type, t => new TypeReading(t, kind, this));

    /// <summary>
    /// The name of a type that no other type of the compilation has, and that it has in the next compilation too: a model must come out
    /// equal after an edit that does not concern it.
    /// </summary>
    public string KeyOf(INamedTypeSymbol type)
    {
        string key = type.ContainingAssembly?.Name + "/" + type.ToDisplayString();
        while (!SymbolEqualityComparer.Default.Equals(keys.GetOrAdd(key, type), type))
        {
            key += "'";
        }

        return key;
    }
}
