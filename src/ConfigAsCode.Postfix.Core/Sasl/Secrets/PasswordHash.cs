using System.Text.RegularExpressions;

namespace ConfigAsCode.Postfix.Core.Sasl.Secrets;

/// <summary>
/// Passwords as a passwd file has them: with their scheme (<c>{PLAIN}word</c>, <c>{SSHA}...</c>; doc.dovecot.org, "Password schemes"), or
/// as crypt(5) writes them (<c>$6$salt$hash</c>). A hash can be searched at home, at the speed of a graphics card. Hashes of files and
/// fingerprints have no scheme.
/// </summary>
internal static class PasswordHash
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly Regex WithScheme = new(
        @"\{(?:(?<plain>PLAIN|CLEAR|CLEARTEXT)|CRYPT|MD5|SHA|SHA1|SHA256|SHA512|SMD5|SSHA|SSHA256|SSHA512|LDAP-MD5|PLAIN-MD4|PLAIN-MD5|"
            + @"(?:DES|MD5|SHA256|SHA512|BLF)-CRYPT|ARGON2I|ARGON2ID|PBKDF2|CRAM-MD5|DIGEST-MD5|HMAC-MD5|SCRAM-SHA-1|SCRAM-SHA-256|NTLM|LANMAN)"
            + @"(?:\.(?:HEX|B64|BASE64))?\}(?<secret>[^\s{}]+)",
        Options
    );

    // main.cf has each dollar sign twice. The second field is the salt, or the cost; what a pattern matched ($1$2) has none.
    private static readonly Regex Crypt = new(
        @"(?<![\w$])(?<secret>\$\$?(?:1|2[abxy]?|5|6|7|y|gy|sha1|md5|apr1|scrypt|argon2(?:id?|d)|pbkdf2[\w-]*)\$\$?"
            + @"[./a-z0-9=,+-]{2,64}(?:\$\$?[./a-z0-9=,+-]{1,64}){0,4}\$\$?[./a-z0-9=,+-]{8,512})",
        Options
    );

    public static IEnumerable<Secret> In(string text)
    {
        if (text.IndexOf('}') >= 0)
        {
            foreach (Match match in WithScheme.Matches(text))
            {
                string secret = match.Groups["secret"].Value;
                if (SecretValue.HasLiteral(secret))
                {
                    yield return match.Groups["plain"].Success ? Secret.Password(secret) : Secret.PasswordHash(secret);
                }
            }
        }

        if (text.IndexOf('$') >= 0)
        {
            foreach (Match match in Crypt.Matches(text))
            {
                yield return Secret.PasswordHash(match.Value);
            }
        }
    }
}
