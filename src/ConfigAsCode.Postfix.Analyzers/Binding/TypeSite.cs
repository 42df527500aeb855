using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>The place of a type in C#. It outlives its compilation.</summary>
/// <param name="Key">What tells the type from others.</param>
/// <param name="Owner">The type of this compilation that a finding here belongs to; null for one of another assembly.</param>
/// <param name="Location">Where a finding about the type itself is shown.</param>
internal sealed record TypeSite(string Key, DeclaredType? Owner, Location Location)
{
    public static TypeSite Of(INamedTypeSymbol type) =>
        new(
            type.ContainingAssembly?.Name + "/" + type.ToDisplayString(),
            DeclaredType.Of(type),
            type.Locations.FirstOrDefault(l => l.IsInSource) ?? Location.None
        );

    /// <summary>
    /// A preset has no source here: the type of this compilation that names it in its base list answers for it. A service of a preset goes
    /// with the preset around it.
    /// </summary>
    /// <param name="preset">The type of another assembly.</param>
    /// <param name="readFor">The class whose layer it is.</param>
    public static TypeSite OfPreset(INamedTypeSymbol preset, INamedTypeSymbol readFor)
    {
        INamedTypeSymbol named = preset.ContainingType ?? preset;
        INamedTypeSymbol owner = Bringer(named, readFor);
        return Of(owner) is var site && BaseListEntry(named, owner) is { } entry
            ? site with
            {
                Location = entry,
            }
            : site;
    }

    private static INamedTypeSymbol Bringer(INamedTypeSymbol preset, INamedTypeSymbol readFor)
    {
        IEnumerable<INamedTypeSymbol> layers = readFor.AllInterfaces.Reverse().Append(readFor);
        for (INamedTypeSymbol? b = readFor.BaseType; b is not null; b = b.BaseType)
        {
            layers = layers.Prepend(b);
        }

        return layers
                .SelectMany(layer => layer.GetTypeMembers().Prepend(layer))
                .FirstOrDefault(layer => layer.DeclaringSyntaxReferences.Length > 0 && Names(layer, preset))
            ?? readFor;
    }

    private static bool Names(INamedTypeSymbol layer, INamedTypeSymbol preset) =>
        layer.Interfaces.Contains(preset, SymbolEqualityComparer.Default)
        || SymbolEqualityComparer.Default.Equals(layer.BaseType, preset)
        || layer.Interfaces.Any(i =>
            i.DeclaringSyntaxReferences.Length == 0 && i.AllInterfaces.Contains(preset, SymbolEqualityComparer.Default)
        );

    private static Location? BaseListEntry(INamedTypeSymbol preset, INamedTypeSymbol owner) =>
        owner
            .DeclaringSyntaxReferences.Select(reference => reference.GetSyntax())
            .OfType<TypeDeclarationSyntax>()
            .SelectMany(declaration => declaration.BaseList?.Types ?? default)
            .FirstOrDefault(entry => entry.Type.ToString().Split('.').Last() == preset.Name)
            ?.GetLocation();
}
