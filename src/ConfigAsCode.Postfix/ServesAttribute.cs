namespace ConfigAsCode.Postfix;

/// <summary>
/// Names the parameter that the tables of a base class serve. Each is put into it by the build: alone where nothing sets
/// the parameter, else behind what is set. Where the value names the table already, it stays there.
/// </summary>
/// <param name="parameter">The parameter's name, as in main.cf.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ServesAttribute(string parameter) : Attribute
{
    /// <summary>The parameter's name.</summary>
    public string Parameter { get; } = parameter;

    /// <summary>How Postfix reads the table, where <see cref="TableAttribute.Type"/> does not say it.</summary>
    public TableType Type { get; set; }
}
