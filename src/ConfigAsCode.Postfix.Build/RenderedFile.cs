namespace ConfigAsCode.Postfix.Build;

/// <summary>One file of an instance, as it stands in the assembly.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its content.</param>
/// <param name="TableType">How Postfix reads it, of a lookup table; null for main.cf and master.cf.</param>
internal sealed record RenderedFile(string Name, string Text, string? TableType);
