namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>sender_dependent_relayhost_maps</c>. The relay host for a sender's mail, in place of
/// <c>relayhost</c>. Key: <c>user@domain</c> or <c>@domain</c>; value: <c>[relay.example.org]:587</c>, or <c>DUNNO</c>
/// for the usual one.
/// </summary>
[Serves("sender_dependent_relayhost_maps")]
public abstract class SenderDependentRelayhostTable : LookupTable;
