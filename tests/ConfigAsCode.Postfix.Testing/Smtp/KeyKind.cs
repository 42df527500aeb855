namespace ConfigAsCode.Postfix.Testing.Smtp;

/// <summary>The kind of the key in a certificate; it decides which suites below TLS 1.3 can be authenticated.</summary>
public enum KeyKind
{
    Rsa,
    Ecdsa,
}
