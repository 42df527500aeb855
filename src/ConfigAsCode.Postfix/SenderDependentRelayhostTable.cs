namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>sender_dependent_relayhost_maps</c>. Which relay host takes mail by its sender, in place of
/// <c>relayhost</c>. Key: <c>user@domain</c> or <c>@domain</c>; value: <c>[relay.example.org]:587</c>, or <c>DUNNO</c>
/// for the usual one.
/// </summary>
[Serves("sender_dependent_relayhost_maps")]
public abstract class SenderDependentRelayhostTable : LookupTable;
