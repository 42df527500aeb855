namespace ConfigAsCode.Postfix;

/// <summary>
/// A row of a <see cref="CanonicalTable"/>, of a <see cref="SenderCanonicalTable"/> or <see cref="RecipientCanonicalTable"/>, or of a <see cref="GenericTable"/>: the address that takes the place of another
/// one (canonical(5), generic(5)).
/// </summary>
/// <param name="address">The address: <c>user@domain</c>, <c>user</c>, or <c>@domain</c> for all of a domain.</param>
/// <param name="result">The address in its place; <c>@domain</c> keeps the user.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RewriteAttribute(string address, string result) : Attribute
{
    /// <summary>The address.</summary>
    public string Address { get; } = address;

    /// <summary>The address in its place.</summary>
    public string Result { get; } = result;
}
