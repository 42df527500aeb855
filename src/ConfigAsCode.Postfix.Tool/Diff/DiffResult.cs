namespace ConfigAsCode.Postfix.Tool.Diff;

/// <summary>What <c>diff</c> found. Outputs write it.</summary>
/// <param name="Before">What was, as it was named.</param>
/// <param name="After">What is now, as it was named.</param>
/// <param name="Instances">The instances in the order of their names.</param>
/// <param name="Notices">Sentences about the run as a whole.</param>
internal sealed record DiffResult(
    string Before,
    string After,
    IReadOnlyList<InstanceDiff> Instances,
    IReadOnlyList<string> Notices
)
{
    public int ExitCode =>
        Instances.Any(instance => instance.State != DiffState.Same)
            ? CommandLine.ExitCode.Found
            : CommandLine.ExitCode.Clean;
}
