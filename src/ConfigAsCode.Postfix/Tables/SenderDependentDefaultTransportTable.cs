namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>sender_dependent_default_transport_maps</c>. Which service delivers mail that leaves the host, by sender, in place of
/// <c>default_transport</c>. Rows are <see cref="RouteAttribute"/>s.
/// </summary>
[Serves("sender_dependent_default_transport_maps")]
public abstract class SenderDependentDefaultTransportTable : LookupTable;
