namespace ConfigAsCode.Postfix;

/// <summary>
/// A row of a <see cref="SenderBccTable"/> or a <see cref="RecipientBccTable"/>: who gets a copy of the mail of an address.
/// </summary>
/// <param name="address">The address: <c>user@domain</c>, <c>user</c>, or <c>@domain</c> for all of a domain.</param>
/// <param name="copyTo">The address that gets the copy; one alone.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BccAttribute(string address, string copyTo) : Attribute
{
    /// <summary>The address.</summary>
    public string Address { get; } = address;

    /// <summary>The address that gets the copy.</summary>
    public string CopyTo { get; } = copyTo;
}
