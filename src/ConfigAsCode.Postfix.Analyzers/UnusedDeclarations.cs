using ConfigAsCode.Postfix.Analyzers.Binding;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>
/// Policies and tables that no instance has. What other assemblies see may serve theirs: where the project has no
/// instance it is a library, and nothing is said; where it has some, it is only worth a look.
/// </summary>
internal static class UnusedDeclarations
{
    public static IEnumerable<Finding> On(INamedTypeSymbol type, ReadType read, ProjectReading project)
    {
        if (read.Unused is not { } problem || project.IsUncertain || project.Uses(type))
        {
            yield break;
        }

        bool canBeElsewhere = IsVisibleOutside(type);
        if (!canBeElsewhere || project.HasInstances)
        {
            yield return Rulebook.ReportUnused(problem, canBeElsewhere);
        }
    }

    /// <summary>What it would be to report if no instance had the type; null for what is not for instances.</summary>
    public static DeclarationProblem? Of(INamedTypeSymbol type, SiteList sites) =>
        KindOf(type) is { } kind ? new DeclarationProblem(kind, type.Name, sites.Add(type, null, null)) : null;

    /// <summary>A nested service or table goes with the class around it, which is told.</summary>
    private static ProblemKind? KindOf(INamedTypeSymbol type)
    {
        if (LookupTables.IsLookupTable(type))
        {
            return type.ContainingType is null && LookupTables.IsTable(type) ? ProblemKind.UnusedTable : null;
        }

        string[] ours = [.. AttributeReading.Ours(type).Select(a => a.Name)];
        bool isOther =
            ServiceReading.IsService(type)
            || ours.Any(name => name == "PostfixInstance" || RestrictionReading.IsArgument(name));
        bool isPolicy = ours.Length > 0 || type.GetTypeMembers().Any(UsedTypes.IsPart);
        return type.TypeKind is TypeKind.Class or TypeKind.Interface && isPolicy && !isOther
            ? ProblemKind.UnusedPolicy
            : null;
    }

    private static bool IsVisibleOutside(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.ContainingType)
        {
            if (
                t.DeclaredAccessibility
                is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal)
            )
            {
                return IsShownToFriends(type);
            }
        }

        return true;
    }

    private static bool IsShownToFriends(INamedTypeSymbol type) =>
        type.DeclaredAccessibility != Accessibility.Private
        && type.ContainingAssembly.GetAttributes().Any(a => a.AttributeClass?.Name == "InternalsVisibleToAttribute");
}
