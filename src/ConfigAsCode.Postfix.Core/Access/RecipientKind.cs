namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>Where a message goes, as far as restrictions tell destinations apart.</summary>
public enum RecipientKind
{
    /// <summary>To an address class of this host: mydestination, relay_domains, or a virtual class (ADDRESS_CLASS_README).</summary>
    Own,

    /// <summary>To any other domain: the server relays.</summary>
    Remote,
}
