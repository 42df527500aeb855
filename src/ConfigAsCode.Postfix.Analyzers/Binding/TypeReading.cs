using System.Collections.Concurrent;
using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>
/// What one type says by itself, without its layers. Each part is read when it is asked for first; all that have the type share its
/// values. Two threads may both read a part, and find the same.
/// </summary>
internal sealed class TypeReading
{
    private readonly OriginKind kind;
    private readonly CompilationReading compilation;
    private readonly Lazy<string> key;
    private readonly ReadOnce<IReadOnlyList<OurAttribute>> attributes;
    private readonly ReadOnce<DeclaredSettings> ofInstance;
    private readonly ReadOnce<DeclaredService?> service;
    private readonly ReadOnce<LookupTableDeclaration> table;
    private readonly ReadOnce<TargetDeclaration?> target;
    private readonly ReadOnce<IReadOnlyList<INamedTypeSymbol>> tables;
    private readonly ReadOnce<IReadOnlyList<INamedTypeSymbol>> tablesInLists;
    private readonly ReadOnce<IReadOnlyList<INamedTypeSymbol>> services;
    private readonly ConcurrentDictionary<string, ReadOnce<DeclaredSettings>> ofServices = new(StringComparer.Ordinal);

    public TypeReading(INamedTypeSymbol type, OriginKind kind, CompilationReading compilation)
    {
        Type = type;
        this.kind = kind;
        this.compilation = compilation;
        key = new Lazy<string>(() => compilation.KeyOf(type), LazyThreadSafetyMode.PublicationOnly);
        attributes = Once<IReadOnlyList<OurAttribute>>(() => [.. AttributeReading.Ours(type)]);
        ofInstance = Once(() => ReadSettings(service: null));
        service = Once(() => Read(" as a service", sites => ServiceReading.Read(this, Bases(), sites)));
        table = Once(() => Read(" as a table", sites => LookupTableReading.Read(this, sites)));
        target = Once(() => Read(" as a target", sites => TargetReading.OfType(this, sites)));
        tables = Once<IReadOnlyList<INamedTypeSymbol>>(() => [.. LookupTables.In(this)]);
        tablesInLists = Once<IReadOnlyList<INamedTypeSymbol>>(() => RestrictionReading.TablesIn(Attributes));
        services = Once<IReadOnlyList<INamedTypeSymbol>>(() =>
            [.. type.GetTypeMembers().Where(ServiceReading.IsService)]
        );
    }

    public INamedTypeSymbol Type { get; }

    /// <summary>The package's attributes on the type.</summary>
    public IReadOnlyList<OurAttribute> Attributes => attributes.Value;

    /// <summary>Its [Target]; null where it has none.</summary>
    public TargetDeclaration? Target => target.Value;

    /// <summary>The service that it is, still without what its layers set; null where it is none.</summary>
    public DeclaredService? Service => service.Value;

    /// <summary>The lookup table that it is.</summary>
    public LookupTableDeclaration Table => table.Value;

    /// <summary>The lookup tables that it holds or uses.</summary>
    public IReadOnlyList<INamedTypeSymbol> Tables => tables.Value;

    /// <summary>The lookup tables that its restriction lists name: they are used as with [UseTable].</summary>
    public IReadOnlyList<INamedTypeSymbol> TablesInLists => tablesInLists.Value;

    /// <summary>The services that it holds.</summary>
    public IReadOnlyList<INamedTypeSymbol> Services => services.Value;

    /// <summary>Its settings. What they mean can depend on the service: [Transport] has its name.</summary>
    /// <param name="serviceName">The name of the service that the type is, or is a layer of; null for an instance.</param>
    public DeclaredSettings SettingsOf(string? serviceName) =>
        serviceName is null
            ? ofInstance.Value
            : ofServices.GetOrAdd(serviceName, name => Once(() => ReadSettings(name))).Value;

    /// <summary>The risks that it accepts.</summary>
    /// <param name="serviceKey">The service that they are for; null for the whole instance.</param>
    public IEnumerable<AcceptedRisk> AcceptedRisksOf(string? serviceKey) =>
        Attributes.Any(a => a.Name == "AcceptRisk")
            ? Read(" accepts for " + serviceKey, sites => AcceptedRiskReading.Read(this, serviceKey, sites))
            : [];

    /// <summary>What it expects of SMTP servers.</summary>
    /// <param name="serviceKey">The service that is meant; null for those of the whole instance.</param>
    public IEnumerable<Expectation> ExpectationsOf(string? serviceKey) =>
        Attributes.Any(a => a.Name == "Expect")
            ? Read(" expects of " + serviceKey, sites => ExpectationReading.Read(this, serviceKey, sites))
            : [];

    /// <summary>What it needs that only an instance can set.</summary>
    public IEnumerable<NeededSetting> Needs =>
        Attributes.Any(a => a.Name == "Needs")
            ? Read(
                " needs",
                sites =>
                    Attributes
                        .Where(a => a.Name == "Needs")
                        .Select(a => new NeededSetting(
                            AttributeReading.Positional(a.Data, 0),
                            AttributeReading.NamedText(a.Data, "Example") ?? "",
                            Type.Name,
                            sites.Add(Type, a.Data, "0")
                        ))
                        .ToArray()
            )
            : [];

    private IReadOnlyList<TypeReading> Bases() =>
        [.. LookupTables.BasesOf(Type).Skip(1).Select(b => compilation.Read(b, OriginKind.Policy))];

    /// <summary>Where it expects mail to go.</summary>
    /// <param name="serviceKey">The service that takes the mail; null for those of the whole instance.</param>
    public IEnumerable<DeliveryExpectation> DeliveryExpectationsOf(string? serviceKey) =>
        Attributes.Any(a => a.Name == DeliveryExpectationReading.Attribute)
            ? Read(" expects mail of " + serviceKey, sites => DeliveryExpectationReading.Read(this, serviceKey, sites))
            : [];

    private DeclaredSettings ReadSettings(string? service) =>
        Read(" sets for " + service, sites => SettingReading.Read(this, service, sites));

    private T Read<T>(string part, Func<SiteList, T> read)
    {
        string listKey = key.Value + part;
        var sites = new SiteList(kind, listKey);
        T value = read(sites);
        ReadSources.HasSites(listKey, sites);
        return value;
    }

    private static ReadOnce<T> Once<T>(Func<T> read) => new(read);
}
