using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>Reads [RestrictionClass]: a list of restrictions under a name.</summary>
internal static class RestrictionClassReading
{
    /// <summary>Null where the name cannot be a class, or the class cannot be here; then there is a problem.</summary>
    public static SettingDeclaration? Read(
        INamedTypeSymbol type,
        AttributeData attribute,
        string? service,
        SiteList sites,
        List<DeclarationProblem> problems
    )
    {
        string name = AttributeReading.Positional(attribute, 0);
        Origin nameOrigin = sites.Add(type, attribute, "0");
        if (service is not null)
        {
            problems.Add(new DeclarationProblem(ProblemKind.MisplacedRestrictionClass, name, nameOrigin));
            return null;
        }

        if (RestrictionClassName.ErrorIn(name) is { } reason)
        {
            problems.Add(new DeclarationProblem(ProblemKind.BadRestrictionClass, reason, nameOrigin));
            return null;
        }

        return new SettingDeclaration(
            name,
            RestrictionReading.Items(
                RestrictionReading.ListOf(attribute) ?? [],
                i => sites.Add(type, attribute, "1", i),
                problems
            ),
            IsList: true,
            sites.Add(type, attribute, "1")
        )
        {
            NameOrigin = nameOrigin,
            IsRestrictionClass = true,
        };
    }
}
