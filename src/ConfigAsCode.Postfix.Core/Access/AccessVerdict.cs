namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>What becomes of a message.</summary>
internal enum AccessVerdict
{
    Accepted,

    /// <summary>A reply 5xx: the sender gets it back.</summary>
    Rejected,

    /// <summary>A reply 4xx: the client tries again.</summary>
    Deferred,

    /// <summary>Accepted, and dropped.</summary>
    Discarded,
}
