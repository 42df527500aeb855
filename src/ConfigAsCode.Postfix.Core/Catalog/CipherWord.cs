namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>
/// A word that a build knows: a keyword, or the name of a suite. A class, because a dictionary of structs would be
/// compiled anew in each process, and that takes longer than reading the table.
/// </summary>
internal sealed class CipherWord(string text, CipherSelector selector)
{
    public string Text { get; } = text;

    public CipherSelector Selector { get; } = selector;
}
