using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Build;

/// <summary>One Postfix instance, as it stands in the assembly.</summary>
/// <param name="Name">The folder of its files.</param>
/// <param name="Target">What they run on.</param>
/// <param name="Waivers">The risks that its authors have accepted.</param>
/// <param name="Files">The files, in the order in which the generator numbered them.</param>
internal sealed record RenderedInstance(
    string Name,
    Target Target,
    EquatableArray<Waiver> Waivers,
    IReadOnlyList<RenderedFile> Files
);
