namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>virtual_alias_maps</c>. Other addresses for recipients of any domain (virtual(5)). Key:
/// <c>user@domain</c>, <c>user</c> or <c>@domain</c>; value: one or more addresses, separated by commas. A key that is
/// a domain by itself makes it a virtual alias domain.
/// </summary>
[Serves("virtual_alias_maps")]
public abstract class VirtualAliasTable : LookupTable;
