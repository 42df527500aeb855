namespace ConfigAsCode.Postfix;

/// <summary>
/// A row of a <see cref="TlsServerSniTable"/>: the key and the certificates for a name that the client asks for (<c>tls_server_sni_maps</c>). The index has the content of the files, so
/// <c>postmap -F</c> is needed again after each renewal.
/// </summary>
/// <param name="name">The host name, or <c>.domain</c> for what is below it.</param>
/// <param name="files">PEM files of the host: the private key first, then the certificate and those that signed it.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SniAttribute(string name, params string[] files) : Attribute
{
    /// <summary>The host name.</summary>
    public string Name { get; } = name;

    /// <summary>PEM files of the host.</summary>
    public string[] Files { get; } = files;
}
