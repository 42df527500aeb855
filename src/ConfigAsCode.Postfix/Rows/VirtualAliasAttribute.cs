namespace ConfigAsCode.Postfix;

/// <summary>
/// A row of a <see cref="VirtualAliasTable"/>: the addresses that take the place of another one (virtual(5)). It is asked of every recipient, and the result
/// is looked up again.
/// </summary>
/// <param name="address">The address: <c>user@domain</c>, <c>user</c> for those of $myorigin, or <c>@domain</c> for all others of a domain.</param>
/// <param name="targets">The addresses in its place; <c>@domain</c> keeps the user.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class VirtualAliasAttribute(string address, params string[] targets) : Attribute
{
    /// <summary>The address.</summary>
    public string Address { get; } = address;

    /// <summary>The addresses in its place.</summary>
    public string[] Targets { get; } = targets;
}
