using System.Runtime.CompilerServices;

namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>
/// Takes two instances for one where they are the same object: by value they compare all that is in them, and two of a role can be equal.
/// </summary>
public sealed class ReferenceComparer : IEqualityComparer<Instance>
{
    private ReferenceComparer() { }

    public static ReferenceComparer OfInstances { get; } = new();

    public bool Equals(Instance? x, Instance? y) => ReferenceEquals(x, y);

    public int GetHashCode(Instance obj) => RuntimeHelpers.GetHashCode(obj);
}
