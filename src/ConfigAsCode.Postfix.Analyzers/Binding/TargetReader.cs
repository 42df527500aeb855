using System.Collections.Immutable;
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
        ImmutableArray<TypedConstant> arguments = attribute.ConstructorArguments;
        if (arguments[0].Kind == TypedConstantKind.Array)
        {
            // An empty list is no target; a member that the catalogue lacks is the compiler's business.
            Target[] platforms =
            [
                .. Members(arguments[0]).Select(PlatformInfo.Find).Where(p => p is not null).Select(p => p!.Target),
            ];
            return platforms.Length == 0 ? null : Target.OfAll(platforms);
        }

        string text = AttributeReading.Text(arguments[0]);
        Target? target = VersionTargets.Parse(
            text,
            [.. Members(arguments[1]).Select(member => (OpenSslSeries)Enum.Parse(typeof(OpenSslSeries), member))]
        );
        if (target is null)
        {
            problems.Add(new DeclarationProblem(ProblemKind.BadTarget, text, sites.Add(type, attribute, "0")));
        }

        return target;
    }

    private static IEnumerable<string> Members(TypedConstant array) =>
        array.IsNull ? [] : array.Values.Select(AttributeReading.Member);
}
