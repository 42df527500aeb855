using ConfigAsCode.Postfix.Analyzers.Binding;
using ConfigAsCode.Postfix.Core.Rules;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>
/// What is wrong with the attributes of a class by itself, whether an instance has it or not; else that none has it.
/// </summary>
internal static class MisplacedDeclarations
{
    public static IEnumerable<Diagnostic> On(INamedTypeSymbol type, UsedTypes used, CancellationToken cancellation)
    {
        var sites = new SiteList(type);
        Finding[] misplaced =
        [
            .. MisplacedServices.On(type, sites).Concat(MisplacedTables.On(type, sites)).Select(Rulebook.Tell),
        ];
        foreach (Finding finding in misplaced.Length > 0 ? misplaced : UnusedDeclarations.On(type, used, sites))
        {
            Location location = sites[finding.Place.Origin.Handle].Locate(wholeAttribute: false, cancellation);
            yield return Descriptors.Report(finding, location, finding.Message);
        }
    }
}
