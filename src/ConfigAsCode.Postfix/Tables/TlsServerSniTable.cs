namespace ConfigAsCode.Postfix;

/// <summary>
/// Serves <c>tls_server_sni_maps</c>. The key and the certificates for each name that a client asks for. Since Postfix 3.4. Rows are
/// <see cref="SniAttribute"/>s. Only an indexed type can have it.
/// </summary>
[Serves("tls_server_sni_maps", Type = TableType.Hash)]
public abstract class TlsServerSniTable : LookupTable;
