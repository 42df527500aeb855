using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>
/// Hands out the handles of origins. The generator forgets the list, so that its model holds nothing of the compiler's;
/// the analyzer keeps it to find the argument behind a finding.
/// </summary>
internal sealed class SiteList(INamedTypeSymbol boundFor)
{
    private readonly List<Site> sites = [];

    public Site this[int handle] => sites[handle];

    public Origin Add(INamedTypeSymbol type, AttributeData? attribute, string? argument)
    {
        sites.Add(new Site(type, attribute, argument, boundFor));
        bool isLayer =
            !SymbolEqualityComparer.Default.Equals(type, boundFor)
            && !SymbolEqualityComparer.Default.Equals(type.ContainingType, boundFor);
        return new Origin(isLayer ? OriginKind.Policy : OriginKind.Declaration, type.Name, sites.Count - 1);
    }
}
