namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>alias_maps</c>. What local(8) does with mail for a name of this host (aliases(5)). Key: the name, without a domain; value:
/// addresses, <c>"|command"</c>, <c>/file</c> or <c>:include:/file</c>, separated by commas. An indexed type such as <c>hash</c> is
/// written with a colon behind each name, as postalias(1) and newaliases(1) read it.
/// </summary>
[Serves("alias_maps")]
public abstract class AliasTable : LookupTable;
