using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>
/// Settles what a type and its layers set. Nearest wins: the type itself, then its base classes, then its interfaces, of
/// which one that extends another outranks it. Where equals disagree, nothing is guessed: that is a conflict.
/// </summary>
internal sealed class LayerResolver(SiteList sites, List<Conflict> conflicts)
{
    private readonly Dictionary<INamedTypeSymbol, IReadOnlyList<SettingDeclaration>> read = new(
        SymbolEqualityComparer.Default
    );

    /// <summary>The settings in force on a type.</summary>
    /// <param name="type">The instance class or the service class.</param>
    /// <param name="outranking">Settings that win over the type itself.</param>
    /// <param name="service">The service, for the conflicts; null for main.cf.</param>
    public EquatableArray<SettingDeclaration> Resolve(
        INamedTypeSymbol type,
        IEnumerable<SettingDeclaration> outranking,
        string? service
    )
    {
        var settled = new Dictionary<string, SettingDeclaration>(StringComparer.Ordinal);
        Settle(outranking, settled, service);
        for (INamedTypeSymbol? layer = type; layer is not null; layer = layer.BaseType)
        {
            Settle(Read(layer), settled, service);
        }

        SettleInterfaces(type, settled, service);
        return settled.Values.ToEquatableArray();
    }

    /// <summary>The types that can set something for a type, nearest first.</summary>
    public static IEnumerable<INamedTypeSymbol> LayersOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? layer = type; layer is not null; layer = layer.BaseType)
        {
            yield return layer;
        }

        foreach (INamedTypeSymbol layer in type.AllInterfaces)
        {
            yield return layer;
        }
    }

    /// <summary>
    /// Whether what one layer says holds against what another says. A class outranks its base classes and all interfaces;
    /// of two interfaces neither does, unless one extends the other.
    /// </summary>
    public static bool Outranks(INamedTypeSymbol layer, INamedTypeSymbol other)
    {
        if (layer.TypeKind == TypeKind.Interface)
        {
            return layer.AllInterfaces.Contains(other, SymbolEqualityComparer.Default);
        }

        bool isItself = SymbolEqualityComparer.Default.Equals(layer, other);
        return other.TypeKind == TypeKind.Interface
            || (!isItself && LayersOf(layer).Contains(other, SymbolEqualityComparer.Default));
    }

    /// <summary>One layer: what nothing nearer has set is taken; two values for one parameter are a conflict.</summary>
    private void Settle(
        IEnumerable<SettingDeclaration> layer,
        Dictionary<string, SettingDeclaration> settled,
        string? service
    )
    {
        foreach (IGrouping<string, SettingDeclaration> sameParameter in layer.GroupBy(s => s.Parameter))
        {
            if (!settled.ContainsKey(sameParameter.Key))
            {
                settled.Add(sameParameter.Key, sameParameter.Last());
                Compare([.. sameParameter], service);
            }
        }
    }

    private void SettleInterfaces(
        INamedTypeSymbol type,
        Dictionary<string, SettingDeclaration> settled,
        string? service
    )
    {
        var candidates = type
            .AllInterfaces.SelectMany(layer => Read(layer).Select(setting => (Layer: layer, Setting: setting)))
            .Where(c => !settled.ContainsKey(c.Setting.Parameter))
            .GroupBy(c => c.Setting.Parameter);
        foreach (var sameParameter in candidates.ToArray())
        {
            SettingDeclaration[] nearest = sameParameter
                .Where(c => !sameParameter.Any(other => Outranks(other.Layer, c.Layer)))
                .Select(c => c.Setting)
                .ToArray();
            settled.Add(sameParameter.Key, nearest[0]);
            Compare(nearest, service);
        }
    }

    private void Compare(SettingDeclaration[] equals, string? service)
    {
        if (equals.Any(s => s.Items != equals[0].Items))
        {
            conflicts.Add(
                new Conflict(
                    service,
                    equals
                        .Select(s => new Setting(s.Parameter, string.Join(", ", s.Items), s.Origin))
                        .ToEquatableArray()
                )
            );
        }
    }

    private IReadOnlyList<SettingDeclaration> Read(INamedTypeSymbol layer)
    {
        if (!read.TryGetValue(layer, out IReadOnlyList<SettingDeclaration>? settings))
        {
            settings = [.. SettingReader.Read(layer, sites)];
            read.Add(layer, settings);
        }

        return settings;
    }
}
