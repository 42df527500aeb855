namespace ConfigAsCode.Postfix;

/// <summary>
/// A row of an access table (access(5)), as <c>check_client_access</c> and its like ask it. For restrictions as a result, write <see cref="EntryAttribute"/>.
/// </summary>
/// <param name="key">
/// What is looked up, by the restriction that names the table: an address or a network, a host name, a domain (and what is below it, where
/// <c>parent_domain_matches_subdomains</c> has it), <c>user@domain</c>, or <c>/pattern/</c>.
/// </param>
/// <param name="action">What smtpd(8) does.</param>
/// <param name="text">The text behind the action: that of the reply, <c>transport:nexthop</c> of a filter, an address, a header.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AccessAttribute(string key, AccessAction action, string text = "") : Attribute
{
    /// <summary>What is looked up.</summary>
    public string Key { get; } = key;

    /// <summary>What smtpd(8) does.</summary>
    public AccessAction Action { get; } = action;

    /// <summary>The text behind the action.</summary>
    public string Text { get; } = text;
}
