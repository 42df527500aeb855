namespace ConfigAsCode.Postfix;

/// <summary>
/// A row of a <see cref="RelayClientCertTable"/>: a client that may relay with its certificate (<c>permit_tls_clientcerts</c>).
/// </summary>
/// <param name="fingerprint">The digest of the certificate or of its public key, in the way of <c>smtpd_tls_fingerprint_digest</c>, as pairs of hexadecimal digits with colons.</param>
/// <param name="name">Whose it is; Postfix does not read it.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ClientCertificateAttribute(string fingerprint, string name) : Attribute
{
    /// <summary>The digest of the certificate or of its public key.</summary>
    public string Fingerprint { get; } = fingerprint;

    /// <summary>Whose it is.</summary>
    public string Name { get; } = name;
}
