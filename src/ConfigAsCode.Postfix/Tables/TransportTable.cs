namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>transport_maps</c>. Where mail goes, by recipient (transport(5)). Key: <c>user@domain</c>,
/// <c>domain</c>, <c>.domain</c> for what is below it, or <c>*</c>; value: <c>transport:nexthop</c>, such as
/// <c>smtp:[mx.example.org]</c>.
/// </summary>
[Serves("transport_maps")]
public abstract class TransportTable : LookupTable;
