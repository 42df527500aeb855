using System.Text.RegularExpressions;

namespace ConfigAsCode.Postfix.Core.Sasl.Secrets;

/// <summary>
/// Secrets among the words of a command: behind an option or a variable that is named after what it takes (<c>--password</c>,
/// <c>--token=</c>, <c>MYSQL_PWD=</c>), behind a short option (<c>-p</c>), and as <c>user:password</c>. Whoever lists the processes of the
/// host sees them too.
/// </summary>
internal static class SecretArguments
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    // What a program takes a password with, besides options that are named after it.
    private static readonly (Regex Program, string Option, bool IsJoined, bool IsApart)[] Known =
    [
        // -p alone asks for it, and the word behind it is a database.
        (new Regex(@"^(?:mysql|mariadb)[\w-]*$", Options), "-p", true, false),
        (new Regex("^sshpass$", Options), "-p", true, true),
        (new Regex(@"^ldap\w+$", Options), "-w", true, true),
        (new Regex(@"^mosquitto_\w+$", Options), "-P", true, true),
        (new Regex("^(?:redis|valkey)-cli$", Options), "-a", false, true),
        (new Regex("^swaks$", Options), "-ap", false, true),
        (new Regex("^sendemail$", Options), "-xp", false, true),
        (new Regex(@"^ncftp\w*$", Options), "-p", true, true),
    ];

    private static readonly string[] OfLogins =
    [
        "u",
        "U",
        "user",
        "userpwd",
        "login",
        "auth",
        "credentials",
        "proxy-user",
    ];

    // Programs whose option -u takes a login alone.
    private static readonly Regex HttpClient = new("^(?:curl|wget|http|https|xh)$", Options);

    // Behind -u user: the program then runs as this group.
    private static readonly string[] Groups =
    [
        "adm",
        "amavis",
        "clamav",
        "daemon",
        "debian-spamd",
        "docker",
        "dovecot",
        "filter",
        "list",
        "mail",
        "mailman",
        "mailnull",
        "nobody",
        "nogroup",
        "policyd-spf",
        "postdrop",
        "postfix",
        "postgrey",
        "root",
        "sasl",
        "spamd",
        "staff",
        "sys",
        "users",
        "vmail",
        "wheel",
        "www-data",
    ];

    // Options of several letters with one dash, whose value is the next word or comes behind =.
    private static readonly HashSet<string> LongOptions = new(StringComparer.Ordinal)
    {
        "pack",
        "page",
        "pager",
        "pair",
        "parallel",
        "param",
        "params",
        "paranoid",
        "parent",
        "parse",
        "part",
        "partial",
        "passive",
        "patch",
        "path",
        "pattern",
        "pause",
        "pedantic",
        "peer",
        "percent",
        "perl",
        "permit",
        "persist",
        "php",
        "pid",
        "pidfile",
        "ping",
        "pipe",
        "plain",
        "platform",
        "play",
        "plugin",
        "plugins",
        "policy",
        "policyd",
        "polite",
        "poll",
        "pool",
        "pop",
        "port",
        "ports",
        "post",
        "postfix",
        "prefer",
        "prefix",
        "prepend",
        "preserve",
        "pretty",
        "preview",
        "previous",
        "primary",
        "print",
        "prio",
        "priority",
        "private",
        "probe",
        "proc",
        "process",
        "procs",
        "product",
        "profile",
        "profiles",
        "program",
        "progress",
        "project",
        "prompt",
        "prop",
        "properties",
        "property",
        "props",
        "proto",
        "protocol",
        "provider",
        "proxy",
        "public",
        "pull",
        "purge",
        "push",
        "put",
        "python",
    };

    private static readonly Regex Letters = new("^-(?<word>[a-z]+)", RegexOptions.CultureInvariant);

    // A number, a path, a host, an address, or more options in one word (-pvx).
    private static readonly Regex NoPassword = new(
        @"^(?:.{0,3}|\d+|[./~:=].*|[\w-]+(?:\.[\w-]+)+(?::\d+)?|[\w-]+:\d+|[\w.-]+=.*)$",
        Options
    );

    /// <param name="arguments">The words of the command, those in braces as one.</param>
    public static IEnumerable<Secret> In(IReadOnlyList<string> arguments)
    {
        if (!arguments.Any(a => a.IndexOf('-') >= 0 || a.IndexOf('=') >= 0))
        {
            yield break;
        }

        List<string> words = Words(arguments);
        var programs = new List<string>();
        for (int i = 0; i < words.Count; i++)
        {
            string word = words[i];
            if (word.Length < 2 || word[0] != '-')
            {
                programs.Add(word.Substring(word.LastIndexOf('/') + 1));
                if (NamedValue(word) is { } variable)
                {
                    yield return variable;
                }

                continue;
            }

            string next = i + 1 < words.Count ? words[i + 1] : "";
            Secret? secret =
                NamedValue(word)
                ?? BehindName(word, next)
                ?? BehindLetter(word, next, programs)
                ?? Login(word, next, programs);
            if (secret is not null)
            {
                yield return secret;
            }
        }
    }

    /// <summary><c>name=value</c>, with or without dashes.</summary>
    private static Secret? NamedValue(string word)
    {
        int equals = word.IndexOf('=');
        string name = equals < 0 ? "" : word.Substring(0, equals);
        return SecretName.Is(name) && SecretValue.IsLiteral(word.Substring(equals + 1))
            ? SecretText.Named(name, Unquoted(word.Substring(equals + 1)))
            : null;
    }

    private static Secret? BehindName(string word, string next) =>
        word.IndexOf('=') < 0 && next.Length > 0 && next[0] != '-' && SecretName.Is(word) && SecretValue.IsLiteral(next)
            ? SecretText.Named(word, Unquoted(next))
            : null;

    private static Secret? BehindLetter(string word, string next, List<string> programs)
    {
        foreach ((Regex program, string option, bool isJoined, bool isApart) in Known)
        {
            if (!word.StartsWith(option, StringComparison.Ordinal) || !programs.Any(program.IsMatch))
            {
                continue;
            }

            string value =
                word.Length == option.Length ? (isApart ? next : "")
                : isJoined ? word.Substring(option.Length)
                : "";
            return value.Length > 0 && SecretValue.IsLiteral(value) ? Secret.Password(Unquoted(value)) : null;
        }

        // Of a program that nobody here knows: -p and a word that is not an ordinary one.
        bool mayBe =
            word.StartsWith("-p", StringComparison.Ordinal)
            && !LongOptions.Contains(Letters.Match(word).Groups["word"].Value);
        string joined = mayBe ? word.Substring(2) : "";
        return mayBe && !NoPassword.IsMatch(joined) && SecretValue.IsLiteral(joined)
            ? Secret.Password(Unquoted(joined))
            : null;
    }

    /// <summary><c>-u user:password</c>; a group may also stand behind the colon, or a port.</summary>
    private static Secret? Login(string word, string next, List<string> programs)
    {
        int equals = word.IndexOf('=');
        string name = (equals < 0 ? word : word.Substring(0, equals)).TrimStart('-');
        bool isJoined = word.Length > 2 && word[1] is 'u' or 'U' && word.IndexOf(':') > 2 && equals < 0;
        string login =
            isJoined ? word.Substring(2)
            : !OfLogins.Contains(name) ? ""
            : equals < 0 ? next
            : word.Substring(equals + 1);
        login = Unquoted(login);
        int colon = login.IndexOf(':');
        if (colon <= 0 || colon == login.Length - 1 || login.IndexOf("://", StringComparison.Ordinal) == colon)
        {
            return null;
        }

        string user = login.Substring(0, colon);
        string password = login.Substring(colon + 1);
        bool isAccount =
            password == user
            || Groups.Contains(password)
            || password.All(c => c is >= '0' and <= '9')
            || user.IndexOf('/') >= 0;
        return SecretValue.HasLiteral(password) && (!isAccount || programs.Any(HttpClient.IsMatch))
            ? Secret.Password(password)
            : null;
    }

    /// <summary>The words as the command, or a shell in it, gets them.</summary>
    private static List<string> Words(IReadOnlyList<string> arguments)
    {
        var words = new List<string>();
        foreach (string argument in arguments)
        {
            string text = argument.StartsWith("argv=", StringComparison.OrdinalIgnoreCase)
                ? argument.Substring("argv=".Length)
                : argument;
            bool isWhole = text.Length > 1 && text[0] == '{' && text[text.Length - 1] == '}';
            text = isWhole ? text.Substring(1, text.Length - 2).Trim() : text;
            bool isValue =
                text.StartsWith("-", StringComparison.Ordinal)
                || (words.Count > 0 && words[words.Count - 1] is var last && last[0] == '-' && SecretName.Is(last));
            if (isValue)
            {
                words.Add(text);
            }
            else
            {
                words.AddRange(text.Split([' ', '\t', '"', '\''], StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return words;
    }

    private static string Unquoted(string text) => text.Trim('"', '\'');
}
