using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>
/// Hands out the handles of origins. The generator forgets the list, so that its model holds nothing of the compiler's;
/// the analyzer keeps it to find the argument behind a finding.
/// </summary>
/// <param name="kind">Whether what is read is the declaration itself or a policy.</param>
/// <param name="key">What tells the list from others of the same compilation.</param>
internal sealed class SiteList(OriginKind kind, string key)
{
    private readonly List<(INamedTypeSymbol Type, AttributeData? Attribute, string? Argument, int? Element)> sites = [];

    /// <param name="type">The type on which the attribute stands.</param>
    /// <param name="attribute">The attribute; null for the type itself.</param>
    /// <param name="argument">The argument; null for the whole attribute.</param>
    /// <param name="element">Which element of the argument's list; null for the whole argument.</param>
    public Origin Add(INamedTypeSymbol type, AttributeData? attribute, string? argument, int? element = null)
    {
        sites.Add((type, attribute, argument, element));
        return new Origin(kind, type.Name, sites.Count - 1) { HandleList = key };
    }

    /// <summary>The place behind a handle.</summary>
    /// <param name="handle">The handle.</param>
    /// <param name="boundFor">The type that is shown where the place is in another assembly.</param>
    public Site At(int handle, INamedTypeSymbol boundFor)
    {
        (INamedTypeSymbol type, AttributeData? attribute, string? argument, int? element) = sites[handle];
        return new Site(type, attribute, argument, element, boundFor);
    }
}
