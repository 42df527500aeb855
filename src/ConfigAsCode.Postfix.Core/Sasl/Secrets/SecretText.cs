using System.Text.RegularExpressions;

namespace ConfigAsCode.Postfix.Core.Sasl.Secrets;

/// <summary>Secrets that a text shows by itself, wherever it stands.</summary>
internal static class SecretText
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    // PEM (RFC 7468), OpenSSH and OpenPGP (RFC 9580). All behind the line is the key.
    private static readonly Regex PrivateKey = new(
        "-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----(?<secret>.*)",
        Options | RegexOptions.Singleline
    );

    // The password of a URL; what is behind a port is a path.
    private static readonly Regex UrlLogin = new(
        @"(?<![a-z0-9+.-])[a-z][a-z0-9+.-]*://[^\s/:@]*:(?!\d+/)(?<secret>[^\s@]{1,512})@",
        Options
    );

    // HTTP: a scheme and the credentials (RFC 9110, 11.4), or a header for the token alone.
    private static readonly Regex Header = new(
        @"(?<![\w-])(?:proxy-)?authorization\s*[:=]\s*[""']?(?:Bearer|Basic|Token|ApiKey|Digest)\s+(?<secret>[a-z0-9$][\w.~+/=$-]*)"
            + @"|(?<![\w-])X-(?:[\w]+-)*(?:Token|Key|Secret|Password)\s*:\s*(?<secret>[a-z0-9$][\w.~+/=$-]*)",
        Options
    );

    // A longer one is not a password, and a text that has one behind each other is looked at once.
    // A pair as libpq, ldap_table(5), the environment and the query of a URL have it; { name = value } keeps blanks.
    private static readonly Regex Pair = new(
        @"(?<![\w.+-])(?<name>[a-z_][\w-]*)\s*=\s*(?=(?<secret>(?<=\{\s*[a-z_][\w-]*\s*=\s*)[^{}]{1,512}(?=\})|""[^""]{0,512}""|'[^']{0,512}'|[^\s,}""'&;)]{1,512}))",
        Options
    );

    public static IEnumerable<Secret> In(string text) =>
        OfKeys(text).Concat(Pairs(text)).Concat(PasswordHash.In(text)).Concat(DnsListAccount.KeysIn(text));

    /// <summary>Those that need no name: private keys, addresses with a password, headers.</summary>
    private static IEnumerable<Secret> OfKeys(string text)
    {
        if (text.IndexOf("-----BEGIN", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            foreach (Match match in PrivateKey.Matches(text))
            {
                yield return Secret.PrivateKey(match.Groups["secret"].Value.Trim());
            }
        }

        if (text.IndexOf("://", StringComparison.Ordinal) >= 0)
        {
            foreach (Match match in UrlLogin.Matches(text))
            {
                string secret = match.Groups["secret"].Value;
                if (SecretValue.IsLiteral(secret))
                {
                    yield return Secret.InAddress(secret);
                }
            }
        }

        bool mayHaveHeader =
            text.IndexOf("authorization", StringComparison.OrdinalIgnoreCase) >= 0
            || text.IndexOf("X-", StringComparison.OrdinalIgnoreCase) >= 0;
        if (mayHaveHeader)
        {
            foreach (Match match in Header.Matches(text))
            {
                string secret = match.Groups["secret"].Value;
                if (SecretValue.IsLiteral(secret))
                {
                    yield return Secret.Token(secret);
                }
            }
        }
    }

    private static IEnumerable<Secret> Pairs(string text)
    {
        if (text.IndexOf('=') < 0)
        {
            yield break;
        }

        foreach (Match match in Pair.Matches(text))
        {
            string secret = match.Groups["secret"].Value.Trim();
            if (SecretName.Is(match.Groups["name"].Value) && SecretValue.IsLiteral(secret))
            {
                yield return Named(match.Groups["name"].Value, secret.Trim('"', '\''));
            }
        }
    }

    /// <summary>The secret that a name is for.</summary>
    public static Secret Named(string name, string secret) =>
        SecretName.IsOfToken(name) ? Secret.Token(secret) : Secret.Password(secret);
}
