namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>One file of an instance.</summary>
/// <param name="Path">Its name in the folder of the instance.</param>
/// <param name="Text">Its content, with <c>\n</c> at the end of each line.</param>
public sealed record RenderedFile(string Path, string Text);
