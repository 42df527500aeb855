namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>
/// A text as a key: it compares the whole text, and hashes its length and its ends alone. The same text may be asked for once for each service,
/// and may be a megabyte.
/// </summary>
internal readonly struct TextKey(string text) : IEquatable<TextKey>
{
    private const int End = 16;

    private readonly string text = text;

    public override string ToString() => text;

    public bool Equals(TextKey other) => text == other.text;

    public override bool Equals(object? obj) => obj is TextKey other && Equals(other);

    public override int GetHashCode()
    {
        int hash = text.Length;
        for (int i = 0; i < text.Length; i = i == End - 1 ? Math.Max(End, text.Length - End) : i + 1)
        {
            hash = unchecked((hash * 31) + text[i]);
        }

        return hash;
    }
}
