using ConfigAsCode.Postfix.Core.Posture;

namespace ConfigAsCode.Postfix.Build;

/// <summary>
/// One reading of an assembly: whatever is written, compared, accepted, packed or published comes from here, and each of its texts
/// is parsed once and judged once.
/// </summary>
internal sealed class BuildReading
{
    private readonly Dictionary<GateOptions, IReadOnlyList<Refusal>> refusals = [];
    private PostureReport? posture;

    private BuildReading(CompiledProject project) => Project = project;

    public CompiledProject Project { get; }

    public IReadOnlyList<RenderedInstance> Instances => Project.Instances;

    /// <summary>Whether what is unusual in the judgement was said already: one build says it once.</summary>
    public bool AreNoticesShown { get; set; }

    /// <summary>What all instances do, for the pages.</summary>
    public PostureReport Posture => posture ??= PostureReport.Of(Instances.Select(instance => instance.WithPolicies));

    /// <exception cref="OutputRefusedException">The assembly holds what no generator wrote.</exception>
    public static BuildReading Of(string assembly) => new(CompiledProject.Read(assembly));

    /// <summary>Why none of the files may be written; nothing where all may.</summary>
    public IReadOnlyList<Refusal> Refusals(GateOptions options)
    {
        if (!refusals.TryGetValue(options, out IReadOnlyList<Refusal> found))
        {
            found = [.. Gate.Refusals(this, options)];
            refusals.Add(options, found);
        }

        return found;
    }
}
