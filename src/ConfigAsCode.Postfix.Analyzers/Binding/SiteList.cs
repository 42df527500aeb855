using ConfigAsCode.Postfix.Core.Model;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>Hands out the handles of origins, and knows the place in C# behind each.</summary>
/// <param name="kind">Whether what is read is the declaration itself or a policy.</param>
/// <param name="key">What tells the list from others of the same project.</param>
internal sealed class SiteList(OriginKind kind, string key)
{
    private readonly List<Site> sites = [];
    private INamedTypeSymbol? last;
    private TypeSite? siteOfLast;

    /// <param name="type">The type on which the attribute stands.</param>
    /// <param name="attribute">The attribute; null for the type itself.</param>
    /// <param name="argument">The argument; null for the whole attribute.</param>
    /// <param name="element">Which element of the argument's list; null for the whole argument.</param>
    public Origin Add(INamedTypeSymbol type, AttributeData? attribute, string? argument, int? element = null)
    {
        sites.Add(new Site(SiteOf(type), attribute?.ApplicationSyntaxReference, argument, element));
        return new Origin(kind, type.Name, sites.Count - 1) { HandleList = key };
    }

    /// <summary>All is read: what is kept of the list holds no symbol.</summary>
    public void Close() => last = null;

    /// <summary>The place behind a handle.</summary>
    public Site this[int handle] => sites[handle];

    private TypeSite SiteOf(INamedTypeSymbol type)
    {
        if (!ReferenceEquals(type, last) || siteOfLast is null)
        {
            last = type;
            siteOfLast = TypeSite.Of(type);
            if (siteOfLast.Owner is null)
            {
                ReadSources.SawPreset(siteOfLast.Key, type);
            }
        }

        return siteOfLast;
    }
}
