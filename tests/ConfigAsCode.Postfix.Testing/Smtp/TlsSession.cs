namespace ConfigAsCode.Postfix.Testing.Smtp;

/// <summary>What a server saw of a client.</summary>
/// <param name="Answer">What came of the handshake.</param>
/// <param name="OfferedSuites">
/// The suites of the client's hello, in its order; empty where the server ended the handshake before it read them.
/// </param>
public sealed record TlsSession(TlsAnswer Answer, IReadOnlyList<string> OfferedSuites);
