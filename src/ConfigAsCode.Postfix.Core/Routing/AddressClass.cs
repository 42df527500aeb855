namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>A class of addresses (ADDRESS_CLASS_README): the parameter with its domains, and the one with its transport.</summary>
internal sealed record AddressClass(string Domains, string Transport)
{
    public static AddressClass Local { get; } = new("mydestination", "local_transport");

    /// <summary>cleanup(8) rewrites its addresses; trivial-rewrite(8) sends all others to error(8).</summary>
    public static AddressClass Alias { get; } = new("virtual_alias_domains", "");

    public static AddressClass Mailbox { get; } = new("virtual_mailbox_domains", "virtual_transport");

    public static AddressClass Relay { get; } = new("relay_domains", "relay_transport");

    /// <summary>All other domains.</summary>
    public static AddressClass Default { get; } = new("", "default_transport");

    /// <summary>A domain is in the first that has it (resolve_addr() in trivial-rewrite/resolve.c).</summary>
    public static IReadOnlyList<AddressClass> InOrder { get; } = [Local, Alias, Mailbox, Relay, Default];

    /// <summary>Whether <c>relayhost</c> takes its mail.</summary>
    public bool IsOffHost => this == Relay || this == Default;

    /// <summary>Whether its list is by default what another parameter has: virtual_mailbox_maps, or mydestination before 3.0.</summary>
    public bool HasDefaultOfOthers => this == Mailbox || this == Relay;

    public override string ToString() => this == Default ? "other domains" : Domains;
}
