using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Rendering;

namespace ConfigAsCode.Postfix.Files.Rendered;

/// <summary>
/// The instances that a project declares, and what the generator made of them. Whatever is written, compared, accepted, packed or
/// published comes from here, and each text is parsed once.
/// </summary>
/// <param name="instances">The instances with files, by name, in ordinal order.</param>
/// <param name="unrendered">The instances that no file can say.</param>
/// <param name="declarations">What is wrong with declarations that are in no instance.</param>
/// <param name="declared">What [PostfixInstance] says in the assembly itself, which no generator wrote.</param>
public sealed class RenderedProject(
    IReadOnlyList<RenderedInstance> instances,
    IReadOnlyList<UnrenderedInstance> unrendered,
    IReadOnlyList<PackedFinding> declarations,
    IReadOnlyList<DeclaredName> declared
)
{
    private PostureReport? posture;

    public IReadOnlyList<RenderedInstance> Instances => instances;

    public IReadOnlyList<UnrenderedInstance> Unrendered => unrendered;

    public IReadOnlyList<PackedFinding> Declarations => declarations;

    public IReadOnlyList<DeclaredName> Declared => declared;

    /// <summary>What all instances do, for the pages.</summary>
    public PostureReport Posture => posture ??= PostureReport.Of(instances.Select(instance => instance.WithPolicies));
}
