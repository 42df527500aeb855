namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>A class of addresses (ADDRESS_CLASS_README).</summary>
/// <param name="Domains">The parameter with its domains.</param>
/// <param name="Transport">The parameter with its transport.</param>
/// <param name="Recipients">The parameter with the tables of its addresses (check_rcpt_maps() in smtpd/smtpd_check.c); empty where none has them.</param>
/// <param name="UnknownCode">The parameter with the reply code for an address that does not exist.</param>
internal sealed record AddressClass(string Domains, string Transport, string Recipients, string UnknownCode)
{
    public static AddressClass Local { get; } =
        new("mydestination", "local_transport", "local_recipient_maps", "unknown_local_recipient_reject_code");

    /// <summary>
    /// cleanup(8) rewrites its addresses; trivial-rewrite(8) sends all others to error(8), so that they are rejected without a table that lists them.
    /// </summary>
    public static AddressClass Alias { get; } =
        new("virtual_alias_domains", "", "", "unknown_virtual_alias_reject_code");

    public static AddressClass Mailbox { get; } =
        new(
            "virtual_mailbox_domains",
            "virtual_transport",
            "virtual_mailbox_maps",
            "unknown_virtual_mailbox_reject_code"
        );

    public static AddressClass Relay { get; } =
        new("relay_domains", "relay_transport", "relay_recipient_maps", "unknown_relay_recipient_reject_code");

    /// <summary>All other domains.</summary>
    public static AddressClass Default { get; } = new("", "default_transport", "", "");

    /// <summary>A domain is in the first that has it (resolve_addr() in trivial-rewrite/resolve.c).</summary>
    public static IReadOnlyList<AddressClass> InOrder { get; } = [Local, Alias, Mailbox, Relay, Default];

    /// <summary>Those whose domains a parameter lists.</summary>
    public static IEnumerable<AddressClass> WithDomains => InOrder.Where(c => c.Domains.Length > 0);

    /// <summary>Those whose mail goes to a transport.</summary>
    public static IEnumerable<AddressClass> WithTransport => InOrder.Where(c => c.Transport.Length > 0);

    /// <summary>Those whose addresses a parameter lists.</summary>
    public static IEnumerable<AddressClass> WithRecipients => InOrder.Where(c => c.Recipients.Length > 0);

    /// <summary>Whether <c>relayhost</c> takes its mail.</summary>
    public bool IsOffHost => this == Relay || this == Default;

    /// <summary>Whether its list is by default what another parameter has: virtual_mailbox_maps, or mydestination before 3.0.</summary>
    public bool HasDefaultOfOthers => this == Mailbox || this == Relay;

    public override string ToString() => this == Default ? "other domains" : Domains;
}
