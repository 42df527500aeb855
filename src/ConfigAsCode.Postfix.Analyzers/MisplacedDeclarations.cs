using ConfigAsCode.Postfix.Analyzers.Binding;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>What is wrong with the attributes of a class by itself, whether an instance has it or not.</summary>
internal static class MisplacedDeclarations
{
    public static IEnumerable<Diagnostic> On(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var sites = new SiteList(type);
        foreach (
            DeclarationProblem problem in MisplacedServices.On(type, sites).Concat(MisplacedTables.On(type, sites))
        )
        {
            Finding finding = Rulebook.Tell(problem);
            Location location = sites[problem.Origin.Handle].Locate(wholeAttribute: false, cancellation);
            yield return Descriptors.Report(finding, location, finding.Message);
        }
    }
}
