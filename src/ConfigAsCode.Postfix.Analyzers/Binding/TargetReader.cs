using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>What an instance runs on: its own Platform, else the nearest [Target].</summary>
internal static class TargetReader
{
    public static Target? Read(
        INamedTypeSymbol type,
        AttributeData instance,
        SiteList sites,
        List<DeclarationProblem> problems
    )
    {
        if (AttributeReading.Named(instance, "Platform") is { } platform)
        {
            return PlatformInfo.Find(AttributeReading.Member(platform))?.Target;
        }

        foreach (INamedTypeSymbol layer in LayerResolver.LayersOf(type))
        {
            foreach ((string name, AttributeData attribute) in AttributeReading.Ours(layer))
            {
                if (name == "Target" && attribute.ConstructorArguments.Length > 0)
                {
                    return FromAttribute(layer, attribute, sites, problems);
                }
            }
        }

        return null;
    }

    private static Target? FromAttribute(
        INamedTypeSymbol type,
        AttributeData attribute,
        SiteList sites,
        List<DeclarationProblem> problems
    )
    {
        TypedConstant first = attribute.ConstructorArguments[0];
        if (first.Kind == TypedConstantKind.Enum)
        {
            return PlatformInfo.Find(AttributeReading.Member(first))?.Target;
        }

        string text = AttributeReading.Text(first);
        string series = AttributeReading.Member(attribute.ConstructorArguments[1]);
        if (
            PostfixVersion.TryParse(text, out PostfixVersion version)
            && PostfixVersion.IsInCatalogue(version)
            && Enum.TryParse(series, out OpenSslSeries openSsl)
        )
        {
            return new Target("Postfix " + text, version, openSsl, ChrootByDefault: false);
        }

        problems.Add(new DeclarationProblem(ProblemKind.BadTarget, text, sites.Add(type, attribute, "0")));
        return null;
    }
}
