using System.Text.RegularExpressions;

namespace ConfigAsCode.Postfix.Core.Sasl.Secrets;

/// <summary>Names of what holds a secret: of a parameter of one's own, an option, a variable of the environment, a field.</summary>
internal static class SecretName
{
    // A hump of a name such as apiKey starts a word.
    private static readonly Regex Words = new("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+", RegexOptions.CultureInvariant);

    private static readonly Regex MayBe = new(
        "pass|pw|psk|secret|token|key",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    );

    private static readonly string[] LastWords =
    [
        "pw",
        "pwd",
        "pass",
        "secret",
        "token",
        "psk",
        "passin",
        "passout",
        "bindpw",
        "rootpw",
        "userpw",
        "dbpass",
        "smtppass",
        "userpass",
        "authpass",
        "apikey",
        "authtoken",
        "accesstoken",
        "secretkey",
    ];

    private static readonly string[] Endings = ["password", "passwd", "passphrase", "passwort"];

    // "key" alone is as often the name of something public.
    private static readonly string[] BeforeKey =
    [
        "api",
        "secret",
        "access",
        "auth",
        "account",
        "license",
        "dqs",
        "shared",
        "signing",
        "encryption",
    ];

    // --no-password, ask_password, max-token: the value is a switch or a number.
    private static readonly string[] OfSwitches =
    [
        "no",
        "not",
        "without",
        "ask",
        "prompt",
        "read",
        "require",
        "requires",
        "required",
        "disable",
        "enable",
        "allow",
        "reject",
        "permit",
        "show",
        "hide",
        "check",
        "verify",
        "skip",
        "use",
        "min",
        "max",
    ];

    /// <summary>
    /// Whether what has this name is a secret: <c>x_passphrase</c>, <c>--api-key</c>, <c>MYSQL_PWD</c>; not <c>password_file</c>, and not
    /// <c>PWD</c>, which is a folder.
    /// </summary>
    public static bool Is(string name)
    {
        // Each setting is asked, and most have none of it in their name.
        if (!MayBe.IsMatch(name))
        {
            return false;
        }

        string[] words = [.. Words.Matches(name).Cast<Match>().Select(m => m.Value.ToLowerInvariant())];
        if (words.Length == 0 || OfSwitches.Contains(words[0]))
        {
            return false;
        }

        string last = words[words.Length - 1];
        string before = words.Length > 1 ? words[words.Length - 2] : "";
        return Endings.Any(end => last.EndsWith(end, StringComparison.Ordinal))
            || (last == "key" && BeforeKey.Contains(before))
            || (LastWords.Contains(last) && (last != "pwd" || before is not ("" or "old")));
    }

    /// <summary>Whether it names a token rather than a password.</summary>
    public static bool IsOfToken(string name) =>
        name.EndsWith("token", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("key", StringComparison.OrdinalIgnoreCase);
}
