using System.Runtime.CompilerServices;

namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>
/// Takes two values for one where they are the same object: by value they compare all that is in them, and two instances of a role, two
/// services, or the settings that instances share can be equal.
/// </summary>
internal sealed class ReferenceComparer : IEqualityComparer<object?>
{
    private static readonly ReferenceComparer Any = new();

    private ReferenceComparer() { }

    public static IEqualityComparer<Instance> OfInstances => Any;

    public static IEqualityComparer<Service> OfServices => Any;

    public static IEqualityComparer<TableEntry> OfRows => Any;

    public static IEqualityComparer<Setting> OfSettings => Any;

    public static IEqualityComparer<Table?> OfTables => Any;

    /// <summary>Settings, and what comes of them.</summary>
    public static IEqualityComparer<object> OfValues => Any;

    bool IEqualityComparer<object?>.Equals(object? x, object? y) => ReferenceEquals(x, y);

    int IEqualityComparer<object?>.GetHashCode(object? obj) => RuntimeHelpers.GetHashCode(obj);
}
