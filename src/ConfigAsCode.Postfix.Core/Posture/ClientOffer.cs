using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Posture;

/// <summary>What a client does in TLS towards some destinations.</summary>
/// <param name="Destinations">The rows of its policy tables for which it holds; none for all the others.</param>
/// <param name="Tls">What it does.</param>
/// <param name="WithoutTlsa">What becomes of it at the level dane where the receiver has no TLSA record; else null.</param>
public sealed record ClientOffer(EquatableArray<string> Destinations, TlsOffer Tls, TlsOffer? WithoutTlsa);
