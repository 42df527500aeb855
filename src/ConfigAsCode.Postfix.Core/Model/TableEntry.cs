namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>One row of a lookup table.</summary>
/// <param name="Key">What is looked up.</param>
/// <param name="Value">What is found.</param>
/// <param name="Origin">The declaration of the row, or of its key.</param>
public sealed record TableEntry(string Key, string Value, Origin Origin)
{
    /// <summary>The declaration of the value, where it is told apart from the key's.</summary>
    public Origin ValueOrigin { get; init; } = Origin;

    /// <summary>The parts of the value that are told apart.</summary>
    public EquatableArray<TableEntryPart> Parts { get; init; }

    /// <summary>The declaration of a part, else of the value.</summary>
    public Origin OriginOf(string part) => Parts.FirstOrDefault(p => p.Name == part)?.Origin ?? ValueOrigin;
}
