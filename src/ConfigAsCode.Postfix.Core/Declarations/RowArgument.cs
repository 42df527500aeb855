namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>One argument of a row's attribute behind the key.</summary>
/// <param name="Text">The text, or the member of the enum.</param>
/// <param name="Enum">The enum of the package; null for a text.</param>
internal sealed record RowArgument(string Text, string? Enum = null)
{
    /// <summary>Whether the text is a restriction, for which C# may have a constant.</summary>
    public bool IsRestriction { get; init; }
}
