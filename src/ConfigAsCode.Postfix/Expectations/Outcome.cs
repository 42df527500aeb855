namespace ConfigAsCode.Postfix;

/// <summary>What becomes of a message at an SMTP server (<see cref="ExpectAttribute"/>).</summary>
public enum Outcome
{
    /// <summary>The server takes it.</summary>
    Accepted,

    /// <summary>The server does not take it, for good (5xx) or for now (4xx).</summary>
    Refused,

    /// <summary>A reply 5xx: the sender gets it back.</summary>
    Rejected,

    /// <summary>A reply 4xx: the client tries again.</summary>
    Deferred,
}
