namespace ConfigAsCode.Postfix.Core.Posture.Page;

/// <summary>A page in both of its forms, which have the same content.</summary>
/// <param name="Path">Where it stands below the folder of the build, without the extension: <c>posture/Edge</c>.</param>
/// <param name="Markdown">The text of the file with the extension .md.</param>
/// <param name="Html">The text of the file with the extension .html.</param>
public sealed record PageText(string Path, string Markdown, string Html);
