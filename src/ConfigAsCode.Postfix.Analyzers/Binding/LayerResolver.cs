using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>
/// Settles what a type and its layers set. Nearest wins: the type itself, then its base classes, then its interfaces, of
/// which one that extends another outranks it. Where equals disagree, nothing is guessed: that is a conflict.
/// </summary>
internal sealed class LayerResolver(SiteList sites, List<Conflict> conflicts, List<DeclarationProblem> problems)
{
    private readonly Dictionary<string, Dictionary<INamedTypeSymbol, IReadOnlyList<SettingDeclaration>>> ofServices =
        new(StringComparer.Ordinal);
    private readonly Dictionary<INamedTypeSymbol, IReadOnlyList<SettingDeclaration>> ofInstance = new(
        SymbolEqualityComparer.Default
    );

    /// <summary>The settings in force on an instance.</summary>
    /// <param name="type">The instance class.</param>
    /// <param name="outranking">Settings that win over the class itself.</param>
    /// <param name="nested">What the services nested in a layer say for main.cf: it counts as said by the layer.</param>
    public EquatableArray<SettingDeclaration> OfInstance(
        INamedTypeSymbol type,
        IEnumerable<SettingDeclaration> outranking,
        Func<INamedTypeSymbol, IEnumerable<SettingDeclaration>> nested
    ) => Resolve(type, outranking, layer => Read(layer, service: null).Concat(nested(layer)), service: null);

    /// <summary>The settings in force on a service, those of its transport among them.</summary>
    /// <param name="type">The service class.</param>
    /// <param name="name">Its name.</param>
    /// <param name="key">Its name and type, for the conflicts.</param>
    public EquatableArray<SettingDeclaration> OfService(INamedTypeSymbol type, string name, string key) =>
        Resolve(type, [], layer => Read(layer, name), key);

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

    private EquatableArray<SettingDeclaration> Resolve(
        INamedTypeSymbol type,
        IEnumerable<SettingDeclaration> outranking,
        Func<INamedTypeSymbol, IEnumerable<SettingDeclaration>> ofLayer,
        string? service
    )
    {
        var settled = new Dictionary<string, SettingDeclaration>(StringComparer.Ordinal);
        Settle(outranking, settled, service);
        for (INamedTypeSymbol? layer = type; layer is not null; layer = layer.BaseType)
        {
            Settle(ofLayer(layer), settled, service);
        }

        SettleInterfaces(type, ofLayer, settled, service);
        return settled.Values.ToEquatableArray();
    }

    private IReadOnlyList<SettingDeclaration> Read(INamedTypeSymbol layer, string? service)
    {
        Dictionary<INamedTypeSymbol, IReadOnlyList<SettingDeclaration>> read = service is null
            ? ofInstance
            : OfService(service);
        if (!read.TryGetValue(layer, out IReadOnlyList<SettingDeclaration>? settings))
        {
            settings = [.. SettingReader.Read(layer, service, sites, problems)];
            read.Add(layer, settings);
        }

        return settings;
    }

    /// <summary>What a layer means can depend on the service: [Transport] has its name.</summary>
    private Dictionary<INamedTypeSymbol, IReadOnlyList<SettingDeclaration>> OfService(string name)
    {
        if (!ofServices.TryGetValue(name, out Dictionary<INamedTypeSymbol, IReadOnlyList<SettingDeclaration>>? read))
        {
            read = new(SymbolEqualityComparer.Default);
            ofServices.Add(name, read);
        }

        return read;
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
            if (!settled.TryGetValue(sameParameter.Key, out SettingDeclaration? nearer))
            {
                settled.Add(sameParameter.Key, sameParameter.Last());
                Compare([.. sameParameter], service);
            }
            else if (sameParameter.Any(s => s.IsRestrictionClass))
            {
                settled[sameParameter.Key] = nearer with { IsRestrictionClass = true };
            }
        }
    }

    private void SettleInterfaces(
        INamedTypeSymbol type,
        Func<INamedTypeSymbol, IEnumerable<SettingDeclaration>> ofLayer,
        Dictionary<string, SettingDeclaration> settled,
        string? service
    )
    {
        var candidates = type
            .AllInterfaces.SelectMany(layer => ofLayer(layer).Select(setting => (Layer: layer, Setting: setting)))
            .GroupBy(c => c.Setting.Parameter);
        foreach (var sameParameter in candidates.ToArray())
        {
            bool isClass = sameParameter.Any(c => c.Setting.IsRestrictionClass);
            if (settled.TryGetValue(sameParameter.Key, out SettingDeclaration? nearer))
            {
                settled[sameParameter.Key] = isClass ? nearer with { IsRestrictionClass = true } : nearer;
                continue;
            }

            SettingDeclaration[] nearest = sameParameter
                .Where(c => !sameParameter.Any(other => Outranks(other.Layer, c.Layer)))
                .Select(c => c.Setting)
                .ToArray();
            // Each outranks another where interfaces extend one another in a circle, which does not compile.
            nearest = nearest.Length > 0 ? nearest : [.. sameParameter.Select(c => c.Setting)];
            settled.Add(sameParameter.Key, isClass ? nearest[0] with { IsRestrictionClass = true } : nearest[0]);
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
}
