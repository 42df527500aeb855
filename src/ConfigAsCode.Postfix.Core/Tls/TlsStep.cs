namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>What a level asks of the other side; several levels ask the same.</summary>
public enum TlsStep
{
    /// <summary>There is no TLS.</summary>
    Off,

    /// <summary>TLS where both sides can do it, else plain text.</summary>
    Optional,

    /// <summary>No mail without TLS; whoever answers may be anyone.</summary>
    Required,

    /// <summary>No mail without TLS and without a peer that shows who it is.</summary>
    Verified,
}
