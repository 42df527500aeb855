namespace ConfigAsCode.Postfix.Testing.Smtp;

/// <summary>The protocols that one <c>openssl s_client</c> can be told to offer alone.</summary>
public enum TlsProtocol
{
    Tls1_0,
    Tls1_1,
    Tls1_2,
    Tls1_3,
}

public static class TlsProtocolExtensions
{
    /// <summary>The option of s_client and s_server (openssl-s_client(1)).</summary>
    public static string ToOption(this TlsProtocol protocol) =>
        protocol switch
        {
            TlsProtocol.Tls1_0 => "-tls1",
            TlsProtocol.Tls1_1 => "-tls1_1",
            TlsProtocol.Tls1_2 => "-tls1_2",
            _ => "-tls1_3",
        };

    /// <summary>The name that SSL_get_version(3) gives.</summary>
    public static string ToOpenSslName(this TlsProtocol protocol) =>
        protocol switch
        {
            TlsProtocol.Tls1_0 => "TLSv1",
            TlsProtocol.Tls1_1 => "TLSv1.1",
            TlsProtocol.Tls1_2 => "TLSv1.2",
            _ => "TLSv1.3",
        };
}
