namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>A set of protocol versions.</summary>
[Flags]
public enum TlsProtocols
{
    None = 0,
    SslV2 = 1,
    SslV3 = 2,
    Tls10 = 4,
    Tls11 = 8,
    Tls12 = 16,
    Tls13 = 32,

    /// <summary>What nobody should speak any more: RFC 6176, RFC 7568 and RFC 8996 forbid them.</summary>
    Obsolete = SslV2 | SslV3 | Tls10 | Tls11,

    All = Obsolete | Tls12 | Tls13,
}
