using ConfigAsCode.Postfix.Analyzers.Binding;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Rules;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>How the elements of a restriction list are written in C#, for the fixes that change some of them.</summary>
internal static class WrittenList
{
    public static IEnumerable<KeyValuePair<string, string?>> Of(
        Finding finding,
        Site site,
        Compilation compilation,
        CancellationToken cancellation
    ) =>
        finding.Fixes.Count > 0
        && Parameters.Find(finding.Parameter) is not { IsRestrictionList: false }
        && site.List(compilation, cancellation) is { } list
            ? FixProperties.WriteElements(list.Pairs())
            : [];
}
