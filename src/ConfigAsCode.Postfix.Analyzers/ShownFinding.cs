using ConfigAsCode.Postfix.Analyzers.Binding;
using ConfigAsCode.Postfix.Core.Rules;
using Microsoft.CodeAnalysis;

namespace ConfigAsCode.Postfix.Analyzers;

/// <summary>A finding at its place in C#.</summary>
/// <param name="Owner">The type on which it is reported.</param>
/// <param name="Location">Where it is shown.</param>
/// <param name="Written">What its fixes must know of how the list is written.</param>
internal sealed record ShownFinding(
    DeclaredType? Owner,
    Location Location,
    IReadOnlyList<KeyValuePair<string, string?>> Written
)
{
    public static ShownFinding Of(
        Finding finding,
        Site site,
        Compilation compilation,
        CancellationToken cancellation
    ) =>
        new(
            site.Type.Owner,
            site.Locate(compilation, finding.Place.IsMissingThere, finding.Part, cancellation),
            [.. WrittenList.Of(finding, site, compilation, cancellation)]
        );
}
