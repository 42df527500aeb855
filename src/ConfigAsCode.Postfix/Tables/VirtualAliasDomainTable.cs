namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>virtual_alias_domains</c>. Domains of which every address is an alias. Without a setting these are the domains of
/// <c>virtual_alias_maps</c>, which a table here takes the place of. Rows are <see cref="DomainAttribute"/>s.
/// </summary>
[Serves("virtual_alias_domains")]
public abstract class VirtualAliasDomainTable : LookupTable;
