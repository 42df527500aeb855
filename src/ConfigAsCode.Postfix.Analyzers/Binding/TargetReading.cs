using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>Reads what an instance runs on: its own Platform, or the [Target] of a type.</summary>
internal static class TargetReading
{
    /// <summary>The instance's own Platform; null where it has none.</summary>
    public static TargetDeclaration? OfInstance(INamedTypeSymbol type, AttributeData instance, SiteList sites)
    {
        if (AttributeReading.Named(instance, "Platform") is not { } platform)
        {
            return null;
        }

        var problems = new List<DeclarationProblem>();
        Target? target = OfPlatforms([platform], sites.Add(type, instance, "Platform"), problems);
        return new TargetDeclaration(target, problems.ToEquatableArray());
    }

    /// <summary>The [Target] of a type; null where it has none.</summary>
    public static TargetDeclaration? OfType(TypeReading type, SiteList sites)
    {
        AttributeData? attribute = type
            .Attributes.FirstOrDefault(a => a.Name == "Target" && a.Data.ConstructorArguments.Length > 0)
            ?.Data;
        if (attribute is null)
        {
            return null;
        }

        var problems = new List<DeclarationProblem>();
        Target? target = FromAttribute(type.Type, attribute, sites, problems);
        return new TargetDeclaration(target, problems.ToEquatableArray());
    }

    private static Target? FromAttribute(
        INamedTypeSymbol type,
        AttributeData attribute,
        SiteList sites,
        List<DeclarationProblem> problems
    )
    {
        TypedConstant first = attribute.ConstructorArguments[0];
        if (first.Kind == TypedConstantKind.Array || first.Type?.Name == "Platform")
        {
            TypedConstant[] platforms = [.. Platforms(attribute)];
            return OfPlatforms(platforms, sites.Add(type, attribute, null), problems);
        }

        string text = AttributeReading.Text(first);
        string[] series = AttributeReading.Argument(attribute, 1) is { } openSsl
            ? [.. AttributeReading.Elements(openSsl).Select(AttributeReading.Member)]
            : [];
        string? unknown = series.FirstOrDefault(member => !Enum.IsDefined(typeof(OpenSslSeries), member));
        Target? target = unknown is null
            ? VersionTargets.Parse(text, [.. series.Select(s => (OpenSslSeries)Enum.Parse(typeof(OpenSslSeries), s))])
            : null;
        if (target is null)
        {
            problems.Add(
                unknown is null
                    ? new DeclarationProblem(ProblemKind.BadTarget, text, sites.Add(type, attribute, "0"))
                    : new DeclarationProblem(
                        ProblemKind.BadPlatform,
                        "OpenSsl." + unknown,
                        sites.Add(type, attribute, null)
                    )
            );
        }

        return target;
    }

    /// <summary>All that are listed, whether as one array or, in code that is not finished, one by one.</summary>
    private static IEnumerable<TypedConstant> Platforms(AttributeData attribute) =>
        attribute.ConstructorArguments.SelectMany(a =>
            a.Kind == TypedConstantKind.Array ? AttributeReading.Elements(a) : [a]
        );

    /// <summary>No target where one of them is none of the catalogue: files for the others would be less than what was asked for.</summary>
    private static Target? OfPlatforms(
        IReadOnlyList<TypedConstant> platforms,
        Origin origin,
        List<DeclarationProblem> problems
    )
    {
        var targets = new List<Target>();
        foreach (
            string member in platforms.Where(p => p.Kind != TypedConstantKind.Error).Select(AttributeReading.Member)
        )
        {
            if (PlatformInfo.Find(member) is not { } known)
            {
                problems.Add(new DeclarationProblem(ProblemKind.BadPlatform, "Platform." + member, origin));
                return null;
            }

            targets.Add(known.Target);
        }

        return targets.Count == 0 ? null : Target.OfAll(targets);
    }
}
