using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>Symbols to model: every [PostfixInstance] of a class becomes one <see cref="Instance"/>.</summary>
internal static class InstanceBinder
{
    public const string AttributeName = "ConfigAsCode.Postfix.PostfixInstanceAttribute";

    /// <summary>The instances of a class, each with the attribute that declares it and the sites behind its origins.</summary>
    public static IEnumerable<(Instance Instance, AttributeData Attribute, SiteList Sites)> Bind(INamedTypeSymbol type)
    {
        foreach ((string name, AttributeData attribute) in AttributeReading.Ours(type))
        {
            if (name == "PostfixInstance")
            {
                var sites = new SiteList(type);
                yield return (InstanceBuilder.Build(Declaration(type, attribute, sites)), attribute, sites);
            }
        }
    }

    private static InstanceDeclaration Declaration(INamedTypeSymbol type, AttributeData attribute, SiteList sites)
    {
        var conflicts = new List<Conflict>();
        var problems = new List<DeclarationProblem>();
        var layers = new LayerResolver(sites, conflicts, problems);
        Origin origin = sites.Add(type, attribute, "0");
        Target? target = TargetReader.Read(type, attribute, sites, problems);
        var reader = new ServiceReader(sites, layers, problems);
        EquatableArray<ServiceDeclaration> services = reader.Read(type);
        return new InstanceDeclaration(
            AttributeReading.Positional(attribute, 0),
            type.ToDisplayString(),
            target,
            layers.OfInstance(
                type,
                SettingReader.OfInstance(type, attribute, sites, problems).ToArray(),
                reader.OfTransportsIn
            ),
            services,
            Without(type),
            new LookupTableReader(sites, target).Read(type),
            conflicts.ToEquatableArray(),
            problems.ToEquatableArray(),
            origin
        )
        {
            Waivers = WaiverReader.Read(type, service: null, sites),
        };
    }

    private static EquatableArray<string> Without(INamedTypeSymbol type) =>
        LayerResolver
            .LayersOf(type)
            .SelectMany(AttributeReading.Ours)
            .Where(a => a.Name == "WithoutService")
            .Select(a => Key(a.Data))
            .ToEquatableArray();

    private static string Key(AttributeData attribute)
    {
        string member = AttributeReading.Argument(attribute, 1) is { } said ? AttributeReading.Member(said) : "";
        string type = Enum.TryParse(member, out ServiceType known) ? known.ToMasterCf() : member;
        return AttributeReading.Positional(attribute, 0) + "/" + type;
    }
}
