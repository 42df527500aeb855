using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>A TLS policy that a client may find for a destination.</summary>
/// <param name="Row">The destination and the text, with its place.</param>
/// <param name="Policy">What Postfix reads in the text.</param>
/// <param name="IsRow">Whether it is a row of a declared table as it stands, and not part of a value or put together of several.</param>
internal sealed record ClientPolicy(TableEntry Row, TlsPolicy Policy, bool IsRow);
