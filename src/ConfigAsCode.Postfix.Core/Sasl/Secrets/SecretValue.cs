using System.Text.RegularExpressions;

namespace ConfigAsCode.Postfix.Core.Sasl.Secrets;

/// <summary>What stands where a secret can: the secret, or only where it is to be found.</summary>
internal static class SecretValue
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    // A dollar sign that stands for itself ($$), or the name of a value of another place.
    private static readonly Regex Macro = new(@"\$\$|(?<name>\$(?:\{[^{}]*\}|\([^()]*\)|[a-z0-9_]+))", Options);

    // Below a folder that hosts have, or with a name such as /secrets/word.txt; env:, file: and fd: as openssl(1) has them. A password may also
    // start with a slash.
    private static readonly Regex File = new(
        @"^(?:[a-z]+:)?/(?:bin|boot|dev|etc|home|lib|media|mnt|nix|opt|private|proc|root|run|sbin|srv|sys|tmp|usr|var|Library|System|Users)/\S*$"
            + @"|^(?:[a-z]+:)?(?:/[\w.-]+)+/[\w-]+\.[a-z]{2,6}$|^(?:env|file|fd):\S+$|^(?:\./|\.\./|~/)\S*$",
        Options
    );

    // <password>, %s, ***, [^&]*: somebody else fills it in, or it is a pattern.
    private static readonly Regex Filled = new(@"^[<%*?[(\\^.{}|]|^x{3,}$|^-+$", Options);

    private static readonly string[] Switches =
    [
        "yes",
        "no",
        "true",
        "false",
        "on",
        "off",
        "none",
        "null",
        "stdin",
        "prompt",
        "ask",
    ];

    /// <summary>Whether it is a secret itself: neither a file, nor <c>$name</c>, nor a switch.</summary>
    public static bool IsLiteral(string value)
    {
        string text = value.Trim().Trim('"', '\'');
        return HasLiteral(text)
            && !File.IsMatch(text)
            && !Filled.IsMatch(text)
            && !Switches.Contains(text, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What it has besides <c>$name</c>, which a program puts together with other values.</summary>
    public static IEnumerable<string> LiteralsOf(string text)
    {
        int start = 0;
        foreach (Match macro in Macro.Matches(text))
        {
            if (macro.Groups["name"].Success)
            {
                yield return text.Substring(start, macro.Index - start);
                start = macro.Index + macro.Length;
            }
        }

        yield return text.Substring(start);
    }

    /// <summary>Whether anything but <c>$name</c> stands in it.</summary>
    public static bool HasLiteral(string text) =>
        Macro
            .Replace(text, m => m.Groups["name"].Success ? "" : "$")
            .Any(c => c is not (' ' or '\t' or ':' or '@' or '/'));
}
