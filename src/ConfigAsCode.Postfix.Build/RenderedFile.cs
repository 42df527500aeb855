namespace ConfigAsCode.Postfix.Build;

/// <summary>One file of an instance, as it stands in the assembly.</summary>
internal sealed record RenderedFile(string Name, string Text);
