namespace ConfigAsCode.Postfix;

/// <summary>
/// One row of a lookup table. The rows are written in this order, which decides where the type takes the first match
/// (<see cref="TableType.Cidr"/>, <see cref="TableType.Regexp"/>, <see cref="TableType.Pcre"/>).
/// </summary>
/// <param name="key">
/// The key: an address, a domain, a network, or <c>/pattern/flags</c>. A key with a blank is in quotes
/// (<c>"\"a b\"@example.org"</c>), since Postfix 3.2.
/// </param>
/// <param name="value">What is found. Only <c>if</c> and <c>endif</c> of a pattern table have none.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class EntryAttribute(string key, string value = "") : Attribute
{
    /// <summary>The key.</summary>
    public string Key { get; } = key;

    /// <summary>What is found.</summary>
    public string Value { get; } = value;
}
