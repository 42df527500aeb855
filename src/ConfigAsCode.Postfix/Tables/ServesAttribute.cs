namespace ConfigAsCode.Postfix;

/// <summary>
/// Names the parameter that the tables of a base class serve. The build adds each to it: alone where nothing sets
/// the parameter, else after what is set. A value that names the table already is left unchanged.
/// </summary>
/// <param name="parameter">The parameter's name, as in main.cf.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ServesAttribute(string parameter) : Attribute
{
    /// <summary>The parameter's name.</summary>
    public string Parameter { get; } = parameter;

    /// <summary>How Postfix reads the table, where <see cref="TableAttribute.Type"/> does not set it.</summary>
    public TableType Type { get; set; }
}
