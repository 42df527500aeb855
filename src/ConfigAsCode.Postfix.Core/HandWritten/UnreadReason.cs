namespace ConfigAsCode.Postfix.Core.HandWritten;

/// <summary>Why the text of a table was not read.</summary>
public enum UnreadReason
{
    /// <summary>There is no such file.</summary>
    Missing,

    /// <summary>The file is there, and this process must not or cannot read it.</summary>
    Unreadable,

    /// <summary>The file is not in the folder.</summary>
    Outside,
}
