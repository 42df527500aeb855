namespace ConfigAsCode.Postfix;

/// <summary>
/// A row of a <see cref="RelayRecipientTable"/> or of a <see cref="LocalRecipientTable"/>: a recipient that there is. What is not in the table is refused.
/// </summary>
/// <param name="address">The address: <c>user@domain</c>, or <c>@domain</c> for all of a domain, whether they exist or not.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RecipientAttribute(string address) : Attribute
{
    /// <summary>The address.</summary>
    public string Address { get; } = address;
}
