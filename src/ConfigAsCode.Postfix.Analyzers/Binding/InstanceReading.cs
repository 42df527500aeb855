using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>Symbols to model: every [PostfixInstance] of a class becomes one <see cref="Instance"/>.</summary>
internal sealed class InstanceReading(INamedTypeSymbol type, CompilationReading compilation)
{
    public const string AttributeName = "ConfigAsCode.Postfix.PostfixInstanceAttribute";

    /// <summary>The instances of the class, in the order of their attributes, each with the places of its own.</summary>
    public IReadOnlyList<ReadInstance> Read()
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

    private ReadInstance Read(AttributeData attribute, InstanceComposer composer)
    {
        var sites = new SiteList(OriginKind.Declaration, key: "");
        Instance model = composer.Compose(Own(attribute, sites));
        sites.Close();
        return new ReadInstance(model, sites);
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
