using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>What Postfix makes of a protocol list.</summary>
/// <param name="Allowed">The protocols it leaves on; what the OpenSSL library lacks is not taken off here.</param>
/// <param name="Unknown">The items that Postfix does not know. One is enough: it then offers no TLS at all.</param>
internal sealed record ProtocolListResult(TlsProtocols Allowed, EquatableArray<string> Unknown);
