namespace ConfigAsCode.Postfix;

/// <summary>
/// A row of a <see cref="VirtualMailboxTable"/>: a mailbox of a domain of <c>virtual_mailbox_domains</c> (virtual(8)).
/// </summary>
/// <param name="address">The address: <c>user@domain</c>, or <c>@domain</c> for all others of a domain.</param>
/// <param name="path">Where virtual(8) writes, below <c>virtual_mailbox_base</c>; with a slash at its end a maildir. Another program than virtual(8) takes any text.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MailboxAttribute(string address, string path) : Attribute
{
    /// <summary>The address.</summary>
    public string Address { get; } = address;

    /// <summary>Where virtual(8) writes.</summary>
    public string Path { get; } = path;
}
