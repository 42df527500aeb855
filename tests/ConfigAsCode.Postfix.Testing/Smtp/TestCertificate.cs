using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ConfigAsCode.Postfix.Testing.Smtp;

/// <summary>
/// A self-signed certificate for 127.0.0.1 and its key, as PEM. One of each kind for the whole run: making an RSA key
/// takes longer than starting a Postfix.
/// </summary>
public sealed class TestCertificate
{
    private static readonly Lazy<TestCertificate> Rsa = new(() => new TestCertificate(KeyKind.Rsa));
    private static readonly Lazy<TestCertificate> Ecdsa = new(() => new TestCertificate(KeyKind.Ecdsa));

    private TestCertificate(KeyKind kind)
    {
        using AsymmetricAlgorithm key =
            kind == KeyKind.Rsa ? RSA.Create(2048) : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        const string Subject = "CN=mail.example.test";
        CertificateRequest request = key is RSA rsa
            ? new CertificateRequest(Subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(Subject, (ECDsa)key, HashAlgorithmName.SHA256);

        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddDnsName("mail.example.test");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        // It stands as its own authority where a client verifies (smtp_tls_CAfile).
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));

        using X509Certificate2 certificate = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1),
            DateTimeOffset.UtcNow.AddDays(2)
        );
        CertificatePem = certificate.ExportCertificatePem() + "\n";
        KeyPem = key.ExportPkcs8PrivateKeyPem() + "\n";
        Thumbprint = certificate.Thumbprint;
    }

    public string CertificatePem { get; }

    public string KeyPem { get; }

    public string Thumbprint { get; }

    public static TestCertificate Of(KeyKind kind) => kind == KeyKind.Rsa ? Rsa.Value : Ecdsa.Value;

    /// <summary>For a client that shows it.</summary>
    public X509Certificate2 WithKey() => X509Certificate2.CreateFromPem(CertificatePem, KeyPem);

    /// <summary>Whether this run made that certificate.</summary>
    public static bool IsOurs(X509Certificate? certificate) =>
        certificate is not null
        && Enum.GetValues<KeyKind>()
            .Any(kind => string.Equals(Of(kind).Thumbprint, certificate.GetCertHashString(), StringComparison.Ordinal));
}
