namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>
/// A word that a build knows: a keyword, or the name of one suite. A class, because a dictionary of structs would be
/// compiled anew in each process, and that takes longer than reading the table.
/// </summary>
internal sealed class CipherWord(string text, CipherSelector selector, int? suite)
{
    public string Text { get; } = text;

    public CipherSelector Selector { get; } = selector;

    /// <summary>The index of the only suite meant; null for a keyword.</summary>
    public int? Suite { get; } = suite;
}
