namespace ConfigAsCode.Postfix.Core.HandWritten;

/// <summary>A lookup table that a setting names, and whose text was not judged.</summary>
/// <param name="Table">As the setting names it: <c>hash:/etc/aliases</c>.</param>
/// <param name="NamedBy">The first parameter that names it.</param>
/// <param name="Reason">Why not, as the end of a sentence: <c>is outside of the folder</c>.</param>
public sealed record UnreadTable(string Table, string NamedBy, string Reason)
{
    /// <summary>Whether there is no such file.</summary>
    public bool IsMissing => Reason == FileText.Missing.Failure;
}
