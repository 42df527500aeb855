namespace ConfigAsCode.Postfix.Core.HandWritten;

/// <summary>What became of reading a file of a folder.</summary>
/// <param name="Text">Its text; null where there is none.</param>
/// <param name="Failure">Why there is none, as the end of a sentence: <c>is not there</c>.</param>
internal readonly record struct FileText(string? Text, string Failure)
{
    /// <summary>A file that is not in the folder.</summary>
    public static FileText Missing { get; } = new(null, "is not there");

    /// <summary>A file that is there, and that this process must not or cannot read.</summary>
    public static FileText Unreadable { get; } = new(null, "cannot be read");

    public static FileText Of(string text) => new(text, "");
}
