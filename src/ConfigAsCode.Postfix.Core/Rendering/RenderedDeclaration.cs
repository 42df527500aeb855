using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>What is made of an instance.</summary>
/// <param name="Model">The instance.</param>
/// <param name="Findings">What is wrong with its declaration.</param>
/// <param name="Files">Its files; none where no file can say what is declared.</param>
internal sealed record RenderedDeclaration(
    Instance Model,
    IReadOnlyList<PackedFinding> Findings,
    EquatableArray<RenderedFile> Files
);
