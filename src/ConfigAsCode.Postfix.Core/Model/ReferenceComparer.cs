using System.Runtime.CompilerServices;

namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>
/// Takes two instances for one where they are the same object: by value they compare all that is in them, and two of a role can be equal.
/// So it does with the settings that they share.
/// </summary>
public sealed class ReferenceComparer : IEqualityComparer<object>
{
    private ReferenceComparer() { }

    public static IEqualityComparer<Instance> OfInstances { get; } = new ReferenceComparer();

    public static IEqualityComparer<object> OfSettings { get; } = new ReferenceComparer();

    public new bool Equals(object? x, object? y) => ReferenceEquals(x, y);

    public int GetHashCode(object obj) => RuntimeHelpers.GetHashCode(obj);
}
