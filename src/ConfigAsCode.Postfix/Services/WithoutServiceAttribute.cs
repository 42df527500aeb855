namespace ConfigAsCode.Postfix;

/// <summary>Leaves out a default service of the target, or one that a layer declares.</summary>
/// <param name="name">The name of the entry.</param>
/// <param name="type">Its type: <c>smtp</c> is a server with type inet, and a client with type unix.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
public sealed class WithoutServiceAttribute(string name, ServiceType type) : Attribute
{
    /// <summary>The name of the entry.</summary>
    public string Name { get; } = name;

    /// <summary>The type of the entry.</summary>
    public ServiceType Type { get; } = type;
}
