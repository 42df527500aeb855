namespace ConfigAsCode.Postfix.Files.Folders;

/// <summary>What an update changed in a folder.</summary>
/// <param name="Written">The files that are new or have another content.</param>
/// <param name="Removed">The files that were there and are gone.</param>
public sealed record FolderChange(IReadOnlyList<string> Written, IReadOnlyList<string> Removed);
