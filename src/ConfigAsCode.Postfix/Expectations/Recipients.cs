namespace ConfigAsCode.Postfix;

/// <summary>Kinds of recipients, by the class of their domain (ADDRESS_CLASS_README). The tables of recipients have them.</summary>
public enum Recipients
{
    /// <summary>All domains that are not of this host: the server relays.</summary>
    OtherDomains,

    /// <summary><c>mydestination</c>.</summary>
    LocalDomains,

    /// <summary><c>virtual_alias_domains</c>.</summary>
    VirtualAliasDomains,

    /// <summary><c>virtual_mailbox_domains</c>.</summary>
    VirtualMailboxDomains,

    /// <summary><c>relay_domains</c>.</summary>
    RelayDomains,
}
