namespace ConfigAsCode.Postfix.Core.Explanations;

/// <summary>A value in force, with who set it. No secret is in it.</summary>
/// <param name="Services">The services that read it so: <c>submission (587)</c>; none where the programs do that read main.cf alone.</param>
/// <param name="Value">What they work with; null where Postfix finds it when it starts.</param>
/// <param name="Error">Why the value cannot be expanded, which is fatal in the program; null where it can.</param>
/// <param name="IsPartlyUnknown">Whether the value leaves out what the host alone knows, such as its name.</param>
/// <param name="Chain">The parameter itself, then each that it was expanded through, in the order in which they are named.</param>
public sealed record EffectiveAnswer(
    IReadOnlyList<string> Services,
    string? Value,
    string? Error,
    bool IsPartlyUnknown,
    IReadOnlyList<ValueStep> Chain
)
{
    /// <summary>Whether nobody sets it.</summary>
    public bool IsDefault => Chain[0].SetBy is null;
}
