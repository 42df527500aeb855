using ConfigAsCode.Postfix.Files.Checks;
using ConfigAsCode.Postfix.Files.Output;
using ConfigAsCode.Postfix.Files.Rendered;

namespace ConfigAsCode.Postfix.Build;

/// <summary>One reading of an assembly, for all tasks of a build: it is read once and judged once.</summary>
internal sealed class BuildReading
{
    private readonly Dictionary<GateOptions, IReadOnlyList<Refusal>> refusals = [];

    private BuildReading(RenderedProject project) => Project = project;

    public RenderedProject Project { get; }

    /// <summary>Whether what is unusual in the judgement was said already: one build says it once.</summary>
    public bool AreNoticesShown { get; set; }

    /// <exception cref="OutputRefusedException">The assembly holds what no generator wrote.</exception>
    public static BuildReading Of(string assembly) => new(AssemblyReader.Read(assembly));

    /// <summary>Why none of the files may be written; nothing where all may.</summary>
    public IReadOnlyList<Refusal> Refusals(GateOptions options)
    {
        if (!refusals.TryGetValue(options, out IReadOnlyList<Refusal> found))
        {
            found = [.. options.Refusals, .. Gate.Refusals(Project, options.Today, options.IsOff)];
            refusals.Add(options, found);
        }

        return found;
    }
}
