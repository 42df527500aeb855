namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>A file of a <see cref="PackedInstance"/>.</summary>
/// <param name="Path">Its name in the folder of the instance.</param>
/// <param name="TableType">The type of a lookup table; null for another file.</param>
/// <param name="Part">A text that it is much like.</param>
/// <param name="Patch">How it differs from that.</param>
internal sealed record PackedFile(string Path, string? TableType, string Part, string Patch)
{
    /// <exception cref="FormatException">The patch is not for this part.</exception>
    public string Text() => LinePatch.Apply(Part, Patch);
}
