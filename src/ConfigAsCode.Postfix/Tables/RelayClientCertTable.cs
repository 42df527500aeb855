namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>relay_clientcerts</c>. The certificates of the clients that <c>permit_tls_clientcerts</c> lets relay. Rows are
/// <see cref="ClientCertificateAttribute"/>s.
/// </summary>
[Serves("relay_clientcerts")]
public abstract class RelayClientCertTable : LookupTable;
