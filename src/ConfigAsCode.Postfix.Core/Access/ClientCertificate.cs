namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>The certificate that a client shows where it is asked for one.</summary>
/// <param name="Fingerprints">The fingerprints of the certificate and of its key, in the digest that the server uses.</param>
/// <param name="IsTrusted">Whether a CA that the server trusts has signed it.</param>
internal sealed record ClientCertificate(IReadOnlyList<string> Fingerprints, bool IsTrusted)
{
    /// <summary>Whether the server's list of certificates has it, where its fingerprints are not known.</summary>
    public bool IsListed { get; init; }
}
