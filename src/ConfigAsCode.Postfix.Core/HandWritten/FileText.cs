namespace ConfigAsCode.Postfix.Core.HandWritten;

/// <summary>What became of reading a file of a folder.</summary>
/// <param name="Text">Its text; null where there is none.</param>
/// <param name="Reason">Why there is none.</param>
internal readonly record struct FileText(string? Text, UnreadReason Reason)
{
    /// <summary>A file that is not in the folder.</summary>
    public static FileText Missing { get; } = new(null, UnreadReason.Missing);

    /// <summary>A file that is there, and that this process must not or cannot read.</summary>
    public static FileText Unreadable { get; } = new(null, UnreadReason.Unreadable);

    public static FileText Of(string text) => new(text, default);
}
