namespace ConfigAsCode.Postfix.Build;

/// <summary>The files of one Postfix instance, in the order in which the generator numbered them.</summary>
internal sealed record RenderedInstance(string Name, IReadOnlyList<RenderedFile> Files);
