using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>
/// A TLS cipher suite as one OpenSSL series describes it. Algorithms carry OpenSSL's own words (<c>ECDHE</c>,
/// <c>aNULL</c> is <c>NULL</c>), because those are what a cipher list selects by.
/// </summary>
/// <param name="Id">The two bytes on the wire, such as <c>0xC030</c>.</param>
/// <param name="Name">OpenSSL's name, such as <c>ECDHE-RSA-AES256-GCM-SHA384</c>.</param>
/// <param name="IanaName">The registered name; null where there is none.</param>
/// <param name="KeyExchange">What <c>k...</c> keywords select by, such as <c>ECDHE</c> or <c>RSA</c>.</param>
/// <param name="Authentication">What <c>a...</c> keywords select by; <c>NULL</c> for none.</param>
/// <param name="Encryption">The cipher, such as <c>AES256GCM</c>; <c>NULL</c> for none.</param>
/// <param name="Mac">The integrity algorithm; <c>AEAD</c> where the cipher brings its own.</param>
/// <param name="MinimumProtocol">The oldest protocol that can use it, which a list's <c>TLSv1.2</c> selects by.</param>
/// <param name="StrengthBits">What <c>@STRENGTH</c> sorts by and a security level compares.</param>
/// <param name="StrengthClass"><c>HIGH</c>, <c>MEDIUM</c>, <c>LOW</c>, <c>EXP40</c> or <c>NONE</c>.</param>
/// <param name="IsExport">Whether it was weakened for export, with 40 bits.</param>
public sealed record CipherSuite(
    string Id,
    string Name,
    string? IanaName,
    string KeyExchange,
    string Authentication,
    string Encryption,
    string Mac,
    string MinimumProtocol,
    int StrengthBits,
    string StrengthClass,
    bool IsExport
)
{
    private static readonly string[] WeakEncryptions = ["DES", "RC2", "RC4", "3DES", "IDEA", "SEED"];

    /// <summary>OpenSSL's minimum strength for the levels 1 to 5 (ssl_cert.c, ssl_security_default_callback).</summary>
    private static readonly int[] BitsOfLevel = [80, 112, 128, 192, 256];

    /// <summary>Selected by <c>aNULL</c>: no certificate is shown, so anyone in the middle can take part.</summary>
    public bool IsAnonymous => Authentication == "NULL";

    /// <summary>Selected by <c>eNULL</c>: the traffic can be read.</summary>
    public bool IsUnencrypted => Encryption == "NULL";

    public bool IsTls13 => MinimumProtocol == "TLSv1.3";

    /// <summary>A key stolen later does not open traffic recorded today.</summary>
    public bool HasForwardSecrecy => IsTls13 || KeyExchange is "DHE" or "ECDHE" or "DHEPSK" or "ECDHEPSK";

    /// <summary>Why the suite is weak: <c>EXPORT</c>, its cipher, <c>MD5</c>; empty for a sound one.</summary>
    public EquatableArray<string> Weaknesses =>
        new[] { IsExport ? "EXPORT" : null, HasWeakEncryption ? Encryption : null, HasWeakMac ? Mac : null }
            .OfType<string>()
            .ToEquatableArray();

    public bool IsWeak => IsExport || HasWeakEncryption || HasWeakMac;

    private bool HasWeakEncryption => Array.IndexOf(WeakEncryptions, Encryption) >= 0;

    private bool HasWeakMac => Mac == "MD5";

    /// <summary>Postfix has neither a PSK callback nor an SRP verifier, so it can never negotiate these.</summary>
    public bool NeedsPskOrSrp =>
        Authentication is "PSK" or "SRP" || KeyExchange is "PSK" or "RSAPSK" or "DHEPSK" or "ECDHEPSK" or "SRP";

    /// <summary>
    /// Whether OpenSSL 1.1.0 and later offer or choose the suite at a security level. The level never changes what a
    /// list holds; 1.0.2 has no levels. Level 0 lets everything pass (ssl_cert.c, ssl_security_default_callback). From
    /// level 3 on 1.1 also refuses ephemeral exchanges with PSK, which 3.0 takes; Postfix can negotiate them in neither.
    /// </summary>
    public bool AllowedAt(int securityLevel)
    {
        if (securityLevel is < 0 or > 5)
        {
            throw new ArgumentOutOfRangeException(nameof(securityLevel), securityLevel, "Security levels are 0 to 5.");
        }

        return securityLevel == 0
            || (
                StrengthBits >= BitsOfLevel[securityLevel - 1]
                && !IsAnonymous
                && Mac != "MD5"
                && (securityLevel < 2 || Encryption != "RC4")
                && (securityLevel < 3 || HasForwardSecrecy)
                && (securityLevel < 4 || Mac != "SHA1")
            );
    }

    public override string ToString() => Name;
}
