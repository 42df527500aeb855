namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>The names that Postfix gives the protocols (tls_misc.c); it compares them without regard to case.</summary>
internal static class TlsProtocolNames
{
    private static readonly (TlsProtocols Protocol, string Name, int Wire)[] Table =
    [
        (TlsProtocols.SslV2, "SSLv2", 0x0002),
        (TlsProtocols.SslV3, "SSLv3", 0x0300),
        (TlsProtocols.Tls10, "TLSv1", 0x0301),
        (TlsProtocols.Tls11, "TLSv1.1", 0x0302),
        (TlsProtocols.Tls12, "TLSv1.2", 0x0303),
        (TlsProtocols.Tls13, "TLSv1.3", 0x0304),
    ];

    /// <summary>All protocols, oldest first.</summary>
    public static IEnumerable<TlsProtocols> OldestFirst => Table.Select(row => row.Protocol);

    public static IEnumerable<string> All => Table.Select(row => row.Name);

    public static string NameOf(TlsProtocols protocol) => Table.First(row => row.Protocol == protocol).Name;

    /// <summary>The number that stands for the protocol in a handshake; <c>&gt;=0303</c> is <c>&gt;=TLSv1.2</c>.</summary>
    public static int WireVersionOf(TlsProtocols protocol) => Table.First(row => row.Protocol == protocol).Wire;

    public static bool TryParse(string name, out TlsProtocols protocol)
    {
        protocol = Table
            .FirstOrDefault(row => string.Equals(row.Name, name, StringComparison.OrdinalIgnoreCase))
            .Protocol;
        return protocol != TlsProtocols.None;
    }

    /// <summary>The names of a set, oldest first: <c>TLSv1, TLSv1.1</c>.</summary>
    public static string ToText(this TlsProtocols protocols) =>
        string.Join(", ", Table.Where(row => (protocols & row.Protocol) != 0).Select(row => row.Name));

    /// <summary><c>TLS 1.2, 1.3</c>: four names in full would not leave room for the rest of a table.</summary>
    public static string ToShortText(this TlsProtocols protocols)
    {
        string[] names =
        [
            .. Table
                .Where(row => (protocols & row.Protocol) != 0)
                .Select(row => row.Protocol == TlsProtocols.Tls10 ? "TLSv1.0" : row.Name),
        ];
        IEnumerable<string> ssl = names.Where(name => name.StartsWith("SSL", StringComparison.Ordinal));
        string[] tls =
        [
            .. names.Where(name => name.StartsWith("TLSv", StringComparison.Ordinal)).Select(n => n.Substring(4)),
        ];
        string[] parts = tls.Length == 0 ? [.. ssl] : [.. ssl, "TLS " + string.Join(", ", tls)];
        return parts.Length == 0 ? "none" : string.Join(", ", parts);
    }
}
