namespace ConfigAsCode.Postfix.Core.Effective;

/// <summary>
/// How much text the names of one instance may bring into its values. Postfix has no limit but its memory: seen with 3.7.11, a value of some
/// hundred characters of which postconf made 10 MB.
/// </summary>
internal sealed class ExpansionLimit
{
    /// <summary>The characters that names may bring into one value.</summary>
    public const int OfValue = 250_000;

    /// <summary>The characters of all values of an instance, those that each service reads for itself counted for each.</summary>
    public const int OfInstance = 2_500_000;

    /// <summary>What a look at one more value counts.</summary>
    public const int Step = Short + 10;

    // Values of this length are not counted, so that the number of services and settings does not matter.
    private const int Short = 200;

    // Once the limit is reached, thousands of values may still name each other: of each only the first names are looked up.
    private const int ShortBeyond = 60;

    private int left = OfInstance;

    /// <summary>Whether all that an instance may have is used: longer values are not expanded any more.</summary>
    public bool IsReached => left <= Short;

    /// <summary>What one expansion may look at: its own text, at most twice, and what the names in it bring.</summary>
    public int For(string text) =>
        IsReached ? ShortBeyond : Math.Max(Short, Math.Min(OfValue + (2 * text.Length), left));

    /// <summary>Counts what an expansion looked at.</summary>
    public void Count(int length) => left = Math.Max(0, left - Math.Max(0, length - Short));
}
