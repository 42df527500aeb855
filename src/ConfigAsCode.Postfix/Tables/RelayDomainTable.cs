namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>relay_domains</c>. The domains whose mail the host takes and passes on. Rows are <see cref="DomainAttribute"/>s.
/// </summary>
[Serves("relay_domains")]
public abstract class RelayDomainTable : LookupTable;
