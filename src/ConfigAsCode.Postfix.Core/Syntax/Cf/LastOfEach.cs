namespace ConfigAsCode.Postfix.Core.Syntax.Cf;

/// <summary>Of items with one key, Postfix takes the last.</summary>
internal sealed class LastOfEach<T>
    where T : class
{
    private readonly Func<T, string?> keyOf;
    private readonly Dictionary<string, T> last = new(StringComparer.Ordinal);

    /// <param name="items">The items, in the order of the file.</param>
    /// <param name="keyOf">What two items must share; null for an item that takes no part.</param>
    public LastOfEach(IEnumerable<T> items, Func<T, string?> keyOf)
    {
        this.keyOf = keyOf;
        foreach (T item in items)
        {
            if (keyOf(item) is { } key)
            {
                last[key] = item;
            }
        }
    }

    /// <summary>The item that Postfix takes instead; null where it takes this one.</summary>
    public T? ReplacementOf(T item) =>
        keyOf(item) is { } key && last[key] is var taken && !ReferenceEquals(taken, item) ? taken : null;
}
