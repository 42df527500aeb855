namespace ConfigAsCode.Postfix;

/// <summary>
/// Uses a table that is declared elsewhere: its file is written beside the main.cf of each instance that has this class
/// or interface, and serves its parameter there.
/// </summary>
/// <param name="table">A class with <see cref="TableAttribute"/> that derives from <see cref="LookupTable"/>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
public sealed class UseTableAttribute(Type table) : Attribute
{
    /// <summary>The class of the table.</summary>
    public Type Table { get; } = table;
}
