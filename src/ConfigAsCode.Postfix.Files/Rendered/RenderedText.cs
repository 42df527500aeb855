namespace ConfigAsCode.Postfix.Files.Rendered;

/// <summary>A file of an instance. Its text is made when it is asked for, since the files of a project are much alike.</summary>
/// <param name="Name">Its name in the folder of the instance.</param>
/// <param name="TableType">The type of a lookup table, as <c>texthash</c>; null for any other file.</param>
/// <param name="Text">Makes its content.</param>
public sealed record RenderedText(string Name, string? TableType, Func<string> Text);
