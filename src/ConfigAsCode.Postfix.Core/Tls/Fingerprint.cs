using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>The digest of a certificate or of a public key, as people write it.</summary>
internal static class Fingerprint
{
    // EVP_MAX_MD_SIZE
    private const int LongestDigest = 64;

    /// <summary>
    /// Whether it can match at all. Since 3.6 it is decoded, with colons or without (tls_dane.c:
    /// tls_dane_add_fpt_digests); before, it is compared as text with pairs that have colons between them.
    /// </summary>
    public static bool IsWellFormed(string text, PostfixVersion version)
    {
        string digits = text.Replace(":", "");
        bool isHex =
            digits.Length > 0 && digits.Length % 2 == 0 && digits.All(IsHex) && digits.Length <= 2 * LongestDigest;
        bool inPairs = text.Length == digits.Length + (digits.Length / 2) - 1 && Pairs(digits) == text;
        return isHex && (inPairs || (version.HasPlainFingerprints && text == digits));
    }

    private static string Pairs(string digits) =>
        string.Join(":", Enumerable.Range(0, digits.Length / 2).Select(i => digits.Substring(2 * i, 2)));

    private static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
