namespace ConfigAsCode.Postfix.Files.Folders;

/// <summary>A folder holds files of two builds: one failed half-way, and what it had done could not be undone.</summary>
public sealed class TornOutputException(string message, Exception inner) : IOException(message, inner);
