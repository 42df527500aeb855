namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>One <c>name=value</c> of a TLS policy.</summary>
/// <param name="Name">The name in lower case.</param>
/// <param name="Value">The value, which may be empty.</param>
public sealed record TlsPolicyAttribute(string Name, string Value);
