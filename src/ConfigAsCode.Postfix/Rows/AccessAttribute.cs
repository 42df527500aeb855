namespace ConfigAsCode.Postfix;

/// <summary>
/// A row of an access table (access(5)), as <c>check_client_access</c> and its like ask it: an action, or restrictions that smtpd(8) asks in place of an
/// action.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AccessAttribute : Attribute
{
    /// <summary>A row with an action that has no text behind it.</summary>
    /// <param name="key">What is looked up, as for a row with a text.</param>
    /// <param name="action">What smtpd(8) does.</param>
    public AccessAttribute(string key, AccessAction action)
        : this(key, action, "") { }

    /// <summary>A row with an action.</summary>
    /// <param name="key">
    /// What is looked up, by the restriction that names the table: an address or a network, a host name, a domain (and what is below it, where
    /// <c>parent_domain_matches_subdomains</c> has it), <c>user@domain</c>, or <c>/pattern/</c>.
    /// </param>
    /// <param name="action">What smtpd(8) does.</param>
    /// <param name="text">The text behind the action: that of the reply, <c>transport:nexthop</c> of a filter, an address, a header.</param>
    public AccessAttribute(string key, AccessAction action, string text)
    {
        Key = key;
        Action = action;
        Text = text;
    }

    /// <summary>
    /// A row with restrictions, which count as those of the list that names the table (RESTRICTION_CLASS_README). A restriction that needs a lookup table is
    /// written in a <see cref="RestrictionClassAttribute"/>, and its name here: smtpd(8) opens no table that a row names.
    /// </summary>
    /// <param name="key">What is looked up, as for a row with an action.</param>
    /// <param name="restriction">
    /// The first restriction: one of <see cref="Restriction"/>, a type such as <c>typeof(RejectRblClient&lt;Spamhaus&gt;)</c>, the name of a restriction class, or a
    /// text as main.cf has it.
    /// </param>
    /// <param name="more">Those that follow it.</param>
    public AccessAttribute(string key, object restriction, params object[] more)
    {
        Key = key;
        Text = "";
        Restrictions = [restriction, .. more];
    }

    /// <summary>What is looked up.</summary>
    public string Key { get; }

    /// <summary>What smtpd(8) does; null for restrictions.</summary>
    public AccessAction? Action { get; }

    /// <summary>The text behind the action.</summary>
    public string Text { get; }

    /// <summary>The restrictions, in order; empty for an action.</summary>
    public IReadOnlyList<object> Restrictions { get; } = [];
}
