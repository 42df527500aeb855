namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>What a restriction does where it acts.</summary>
internal enum AccessOutcome
{
    /// <summary>The list ends; the next one is asked.</summary>
    Permit,

    /// <summary>Answers 5xx.</summary>
    Reject,

    /// <summary>Answers 4xx.</summary>
    Defer,

    /// <summary>Answers 451, behind <c>warn_if_reject</c> too: the configuration has a fault, or a look-up failed.</summary>
    Fault,

    /// <summary>Answers 4xx where the message would be accepted.</summary>
    DeferIfPermit,

    /// <summary>Answers 4xx where the message would be rejected with 5xx.</summary>
    DeferIfReject,

    /// <summary>Answers 250 to all that follows, and drops the message.</summary>
    Discard,

    /// <summary>Decides nothing, but where the message goes if it is accepted.</summary>
    Reroute,
}
