using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>The digest of a certificate or of a public key, as people write it.</summary>
internal static class Fingerprint
{
    // EVP_MAX_MD_SIZE
    private const int LongestDigest = 64;

    private static readonly Dictionary<string, int> Lengths = new(StringComparer.Ordinal)
    {
        ["md4"] = 16,
        ["md5"] = 16,
        ["md5-sha1"] = 36,
        ["ripemd160"] = 20,
        ["sha1"] = 20,
        ["sha224"] = 28,
        ["sha256"] = 32,
        ["sha384"] = 48,
        ["sha512"] = 64,
        ["sha512-224"] = 28,
        ["sha512-256"] = 32,
        ["sha3-224"] = 28,
        ["sha3-256"] = 32,
        ["sha3-384"] = 48,
        ["sha3-512"] = 64,
        ["sm3"] = 32,
        ["blake2b512"] = 64,
        ["blake2s256"] = 32,
    };

    /// <summary>
    /// Whether it can match at all. Since 3.6 it is decoded, with colons or without (tls_dane.c:
    /// tls_dane_add_fpt_digests); before, it is compared as text with pairs that have colons between them.
    /// </summary>
    public static bool IsWellFormed(string text, PostfixVersion version) =>
        LengthOf(text) <= LongestDigest && (IsInPairs(text) || version.HasPlainFingerprints);

    /// <summary>
    /// The bytes of a digest that OpenSSL knows by this name, in any case (EVP_get_digestbyname()); null for another one, of which the host alone knows
    /// the length.
    /// </summary>
    public static int? BytesOf(string digest) =>
        Lengths.TryGetValue(digest.ToLowerInvariant(), out int bytes) ? bytes : null;

    /// <summary>The bytes of a fingerprint, with colons or without; null for a text that is not one.</summary>
    public static int? LengthOf(string text)
    {
        string digits = text.Replace(":", "");
        return digits.Length > 0 && digits.Length % 2 == 0 && digits.All(IsHex) && (text == digits || IsInPairs(text))
            ? digits.Length / 2
            : null;
    }

    /// <summary>Whether it is in the only form in which a server looks up fingerprints: pairs with colons between them (tls_fprint.c).</summary>
    public static bool IsInPairs(string text)
    {
        string digits = text.Replace(":", "");
        return digits.Length % 2 == 0 && Pairs(digits) == text;
    }

    /// <summary>The fingerprint in that form.</summary>
    public static string InPairs(string text) => Pairs(text.Replace(":", ""));

    private static string Pairs(string digits) =>
        string.Join(":", Enumerable.Range(0, digits.Length / 2).Select(i => digits.Substring(2 * i, 2)));

    private static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
