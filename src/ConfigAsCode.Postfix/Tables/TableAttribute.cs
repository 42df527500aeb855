namespace ConfigAsCode.Postfix;

/// <summary>Makes the class, which derives from <see cref="LookupTable"/>, a file beside main.cf.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TableAttribute : Attribute
{
    /// <summary>A table with a file name of its own.</summary>
    /// <param name="name">The file name: letters, digits, dot, underscore and hyphen.</param>
    public TableAttribute(string name) => Name = name;

    /// <summary>A table whose file has the name of the class: <c>virtual-aliases</c> for <c>VirtualAliases</c>.</summary>
    public TableAttribute() { }

    /// <summary>The file name; null for the name of the class in lower case with hyphens.</summary>
    public string? Name { get; }

    /// <summary>
    /// How Postfix reads the table. If left out: the type of the base class, as for header and body checks, else
    /// <see cref="TableType.Texthash"/>.
    /// </summary>
    public TableType Type { get; set; }

    /// <summary>
    /// Whether proxymap(8) opens the table in place of the programs (<c>proxy:</c>): one that is outside of their chroot or may be open once alone. Some
    /// parameters refuse it where anybody could answer.
    /// </summary>
    public bool Proxy { get; set; }
}
