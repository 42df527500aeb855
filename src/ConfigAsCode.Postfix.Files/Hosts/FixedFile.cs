namespace ConfigAsCode.Postfix.Files.Hosts;

/// <summary>A file with another text.</summary>
/// <param name="File">The file as it was read.</param>
/// <param name="Text">What it is to contain.</param>
/// <param name="ShownBefore">The lines of the file as they may be shown: without secrets and line feeds.</param>
/// <param name="ShownAfter">The lines of the new text, likewise.</param>
public sealed record FixedFile(
    HostFile File,
    string Text,
    IReadOnlyList<string> ShownBefore,
    IReadOnlyList<string> ShownAfter
);
