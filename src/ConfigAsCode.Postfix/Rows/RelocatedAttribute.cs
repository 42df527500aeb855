namespace ConfigAsCode.Postfix;

/// <summary>
/// A row of a <see cref="RelocatedTable"/>: an address that is given up. Its mail is refused, with the words "user has moved to" and the new place (relocated(5)).
/// </summary>
/// <param name="address">The old address: <c>user@domain</c>, <c>user</c>, or <c>@domain</c> for all of a domain.</param>
/// <param name="place">The new one, as people read it.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RelocatedAttribute(string address, string place) : Attribute
{
    /// <summary>The old address.</summary>
    public string Address { get; } = address;

    /// <summary>The new one.</summary>
    public string Place { get; } = place;
}
