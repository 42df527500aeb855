namespace ConfigAsCode.Postfix.Files.Hosts;

/// <summary>A line of a file as it may be shown: without secrets.</summary>
/// <param name="Text">The line.</param>
/// <param name="MarkStart">The number of characters before the fault.</param>
/// <param name="MarkLength">The number of characters at fault; 0 where the fault is a place between two.</param>
public sealed record SourceLine(string Text, int MarkStart, int MarkLength);
