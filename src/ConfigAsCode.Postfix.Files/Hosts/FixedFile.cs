namespace ConfigAsCode.Postfix.Files.Hosts;

/// <summary>A file with another text.</summary>
/// <param name="File">The file as it was read.</param>
/// <param name="Text">What it is to contain.</param>
public sealed record FixedFile(HostFile File, string Text);
