using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>What an OpenSSL series does with protocols, whatever Postfix allows.</summary>
internal static class TlsLibrary
{
    /// <summary>
    /// The protocols a series speaks as distributions build it. SSLv2 has been off by default since 1.0.2g and was
    /// removed in 1.1.0; SSLv3 has been off by default since 1.1.0 (CHANGES); TLS 1.3 came with 1.1.1.
    /// </summary>
    public static TlsProtocols ProtocolsOf(OpenSslSeries series) =>
        series switch
        {
            OpenSslSeries.V1_0_2 => TlsProtocols.SslV3 | TlsProtocols.Tls10 | TlsProtocols.Tls11 | TlsProtocols.Tls12,
            OpenSslSeries.V1_1_0 => TlsProtocols.Tls10 | TlsProtocols.Tls11 | TlsProtocols.Tls12,
            _ => TlsProtocols.Tls10 | TlsProtocols.Tls11 | TlsProtocols.Tls12 | TlsProtocols.Tls13,
        };

    /// <summary>
    /// A client can only offer a range without holes: OpenSSL walks from the newest protocol down and starts again below
    /// each gap, so that the oldest block is what it offers (statem_lib.c: ssl_get_min_max_version).
    /// </summary>
    public static TlsProtocols WithoutHoles(TlsProtocols protocols)
    {
        TlsProtocols block = TlsProtocols.None;
        foreach (TlsProtocols protocol in TlsProtocolNames.OldestFirst)
        {
            if ((protocols & protocol) != 0)
            {
                block |= protocol;
            }
            else if (block != TlsProtocols.None)
            {
                break;
            }
        }

        return block;
    }
}
