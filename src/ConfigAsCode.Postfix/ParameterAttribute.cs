namespace ConfigAsCode.Postfix;

/// <summary>
/// Sets a parameter by its name: a user-defined one that other values use as <c>$name</c>, one of a lookup table that is
/// configured in main.cf (<c>accounts_bind_dn</c>), or a value that the typed property cannot express (<c>$name</c> in a
/// number). It is judged like every other.
/// </summary>
/// <param name="name">The name, as in main.cf.</param>
/// <param name="value">The value, as in main.cf.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
public sealed class ParameterAttribute(string name, string value) : Attribute
{
    /// <summary>The name, as in main.cf.</summary>
    public string Name { get; } = name;

    /// <summary>The value, as in main.cf.</summary>
    public string Value { get; } = value;
}
