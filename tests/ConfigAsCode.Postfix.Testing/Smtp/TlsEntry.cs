namespace ConfigAsCode.Postfix.Testing.Smtp;

/// <summary>How a session comes to TLS.</summary>
public enum TlsEntry
{
    /// <summary>By the command of RFC 3207.</summary>
    StartTls,

    /// <summary>From the first byte: <c>smtpd_tls_wrappermode</c>, RFC 8314.</summary>
    Wrapper,
}
