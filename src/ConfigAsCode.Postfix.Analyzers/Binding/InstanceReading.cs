using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>Symbols to model: every [PostfixInstance] of a class becomes one <see cref="Instance"/>.</summary>
internal sealed class InstanceReading(INamedTypeSymbol type, CompilationReading compilation)
{
    public const string AttributeName = "ConfigAsCode.Postfix.PostfixInstanceAttribute";

    public IReadOnlyList<BoundInstance> Read()
    {
        var composer = new InstanceComposer(new ClassReading(type, compilation).Read());
        return
        [
            .. compilation
                .Read(type, OriginKind.Declaration)
                .Attributes.Where(a => a.Name == "PostfixInstance")
                .Select(a => Read(a.Data, composer)),
        ];
    }

    private BoundInstance Read(AttributeData attribute, InstanceComposer composer)
    {
        var sites = new SiteList(OriginKind.Declaration, key: "");
        return new BoundInstance(
            composer.Compose(Own(attribute, sites)),
            attribute,
            new InstanceSites(type, sites, compilation)
        );
    }

    private OwnDeclaration Own(AttributeData attribute, SiteList sites)
    {
        Origin origin = sites.Add(type, attribute, "0");
        var problems = new List<DeclarationProblem>();
        TargetDeclaration? target = TargetReading.OfInstance(type, attribute, sites);
        EquatableArray<SettingDeclaration> settings = SettingReading
            .OfInstance(type, attribute, sites, problems)
            .ToEquatableArray();
        return new OwnDeclaration(
            AttributeReading.Positional(attribute, 0),
            target,
            settings,
            problems.ToEquatableArray(),
            origin
        );
    }
}
