namespace ConfigAsCode.Postfix.Eng.References;

/// <summary>One expectation of Postfix's own tests, and what the product says of the same input.</summary>
/// <param name="Suite">The program that is tested: <c>mac_expand</c>.</param>
/// <param name="Input">What it is given.</param>
/// <param name="Wanted">What it is to answer.</param>
/// <param name="Ours">What the product answers.</param>
internal sealed record ReferenceCase(string Suite, string Input, string Wanted, string Ours)
{
    public bool IsSame => Wanted == Ours;

    public override string ToString() => $"{Suite}: {Input}: {Wanted}; the product says {Ours}";
}
