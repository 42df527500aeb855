using System.Globalization;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>Whether a parameter's reader takes a value: mail_conf_bool.c, mail_conf_int.c, conv_time.c and their kin.</summary>
internal static class ValueCheck
{
    // Free text and commands, in which a # is no mistake.
    private static readonly string[] FreeText =
    [
        "_banner",
        "_footer",
        "_reason",
        "_reply",
        "_command",
        "_commands",
        "_checks",
    ];

    // What post-install wants to be absolute, and where it also takes "no" (conf/post-install); seen, a start without them ends at
    // meta_directory in postfix-script.
    private static readonly string[] AbsolutePaths =
    [
        "command_directory",
        "daemon_directory",
        "mailq_path",
        "manpage_directory",
        "meta_directory",
        "newaliases_path",
        "queue_directory",
        "sendmail_path",
    ];

    /// <summary>The DNS lists that postscreen(8) asks, each with a filter and a weight.</summary>
    public const string DnsListSites = "postscreen_dnsbl_sites";

    private static readonly char[] AsteriskSeparator = ['*'];
    private static readonly char[] EqualsSeparator = ['='];

    // What stands around a name that was copied from a zone, a mail address or a script.
    private static readonly char[] AroundNames = ['.', '-', '"', '\'', '<', '>', '[', ']', ';', ',', ' ', '\t'];

    // What stands around the words of a comment.
    private static readonly char[] AroundProse = ['#', '.', ':', ';', '!', '?', '(', ')', '"', '\''];

    private static readonly string[] AbsolutePathsOrNo = ["html_directory", "readme_directory", "shlib_directory"];

    /// <summary>Whether a parameter of the target takes the value.</summary>
    public static bool Fits(string value, ParameterInfo parameter, Target target) =>
        parameter.IsReadOn(target.Postfix)
        && Of(value, parameter, target) is null
        && !NewerWords(value, parameter, target).Any();

    /// <summary>Null where the value is taken, by the target or by a later release (<see cref="NewerWords"/>).</summary>
    public static ValueFault? Of(string value, ParameterInfo parameter, Target target)
    {
        ParameterType type = parameter.TypeOn(target.Postfix);
        bool isOwnName = OwnName.Is(parameter.Name);
        if (Comment(value, parameter, target) is { } comment && !(isOwnName && IsOneWord(value)))
        {
            return comment;
        }

        if (value.Length == 0)
        {
            return Empty(parameter, type);
        }

        if (isOwnName)
        {
            return NameOfHost(value, parameter);
        }

        return type switch
        {
            ParameterType.Bool => Bool(value),
            ParameterType.Int => Number(value, parameter, target, int.MinValue, int.MaxValue),
            ParameterType.Long => Number(value, parameter, target, long.MinValue, long.MaxValue),
            ParameterType.Time => Time(value, parameter, target),
            ParameterType.Enum => Word(value, parameter, target),
            ParameterType.String => Text(value, parameter, target),
            _ => null,
        };
    }

    /// <summary>
    /// The words of a value that only later releases accept. Nobody minds a keyword of EHLO: it is passed over on purpose,
    /// so that one file serves several releases (global/ehlo_mask.c).
    /// </summary>
    public static IEnumerable<string> NewerWords(string value, ParameterInfo parameter, Target target)
    {
        IEnumerable<string> words =
            parameter.Values.Count == 0 || IsForEhlo(parameter) ? []
            : parameter.IsList ? ListValue.Words(value)
            : [value];
        return words.Where(w => parameter.HasWord(w) && !parameter.AcceptsOn(w, target.Postfix)).Distinct();
    }

    /// <summary>The words that the target accepts.</summary>
    public static IEnumerable<string> KnownWords(ParameterInfo parameter, Target target) =>
        parameter.Values.Where(v => v.Length > 0 && parameter.AcceptsOn(v, target.Postfix));

    private static bool IsForEhlo(ParameterInfo parameter) =>
        parameter.Name.EndsWith("_ehlo_keywords", StringComparison.Ordinal)
        || parameter.Name.EndsWith("_lhlo_keywords", StringComparison.Ordinal);

    /// <summary>A comment behind a value, which makes it another one.</summary>
    public static ValueFault? Comment(string value, ParameterInfo parameter, Target target)
    {
        int hash = CommentStart(value);
        if (hash < 0)
        {
            return null;
        }

        ParameterType type = parameter.TypeOn(target.Postfix);
        bool isFreeText =
            type == ParameterType.Raw || FreeText.Any(end => parameter.Name.EndsWith(end, StringComparison.Ordinal));
        if (isFreeText)
        {
            return null;
        }

        string without = value.Substring(0, hash).Trim();
        string reason = $"'{value.Substring(hash)}' is part of the value, since main.cf has no comments after a value";
        return without.Length == 0 && Empty(parameter, type) is not null
                ? new ValueFault(reason, "Give it a value, and put the comment on a line of its own")
            // A comment on the first of several lines has the others behind it.
            : HasWords(parameter) && ListValue.Words(value.Substring(hash)).Any(LooksLikeValue)
                ? new ValueFault(reason, "Put each comment on a line of its own")
            : new ValueFault(reason, without.Length == 0 ? "Leave it empty" : $"Write '{without}'", without);
    }

    private static bool HasWords(ParameterInfo parameter) =>
        parameter.IsList || parameter.IsRestrictionList || parameter.Tables != TableListForm.None;

    /// <summary>Whether a word behind a # may be one of the value: an address, a name, a number, <c>type:name</c>, a restriction.</summary>
    private static bool LooksLikeValue(string word) =>
        word.Trim(AroundProse).Any(c => !char.IsLetter(c) && c is not ('-' or '\''));

    /// <summary>A # at the start of a word; within braces it belongs to a text (<c>static:{ ... }</c>). -1 where none is.</summary>
    internal static int CommentStart(string value)
    {
        int depth = 0;
        for (int i = 0; i < value.Length; i++)
        {
            depth +=
                value[i] == '{' ? 1
                : value[i] == '}' ? -1
                : 0;
            if (value[i] == '#' && depth == 0 && (i == 0 || value[i - 1] is ' ' or '\t'))
            {
                return i;
            }
        }

        return -1;
    }

    private static ValueFault? Empty(ParameterInfo parameter, ParameterType type)
    {
        bool isNumber = type is ParameterType.Bool or ParameterType.Int or ParameterType.Long or ParameterType.Time;
        return isNumber || parameter.MustNotBeEmpty
            ? new ValueFault("the program stops when it starts, since the value is empty", "Give it a value")
            : null;
    }

    private static ValueFault? Bool(string value)
    {
        if (
            value.Equals("yes", StringComparison.OrdinalIgnoreCase)
            || value.Equals("no", StringComparison.OrdinalIgnoreCase)
        )
        {
            return null;
        }

        string[] better = value.ToLowerInvariant() switch
        {
            "true" or "on" or "1" or "y" or "enabled" => ["yes"],
            "false" or "off" or "0" or "n" or "disabled" => ["no"],
            _ => [],
        };
        return new ValueFault(
            "the program stops when it starts with \"bad boolean configuration\"",
            "Write yes or no",
            better
        )
        {
            IsSame = true,
        };
    }

    private static ValueFault? Number(string value, ParameterInfo parameter, Target target, long lowest, long highest)
    {
        // strtol() takes a sign, and leading zeros and blanks.
        if (
            !long.TryParse(
                value,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite,
                CultureInfo.InvariantCulture,
                out long number
            )
            || number < lowest
            || number > highest
        )
        {
            return new ValueFault(
                "the program stops when it starts with \"bad numerical configuration\"",
                "Write a plain number without a unit"
            );
        }

        return Range(number, parameter, target, unit: "");
    }

    /// <summary>A number, or the seconds of a time, as the program has it; null where it takes none.</summary>
    public static long? NumberIn(string value, ParameterInfo parameter, Target target)
    {
        if (Of(value, parameter, target) is not null)
        {
            return null;
        }

        switch (parameter.TypeOn(target.Postfix))
        {
            case ParameterType.Int or ParameterType.Long:
                return long.Parse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            case ParameterType.Time:
                (string number, string unit) = TimeParts(value, parameter);
                return number.Length == 0
                    ? 0
                    : long.Parse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) * SecondsIn(unit);
            default:
                return null;
        }
    }

    /// <summary>The seconds of a unit; 0 where a letter is none.</summary>
    public static long SecondsIn(string unit) =>
        unit switch
        {
            "s" => 1,
            "m" => 60,
            "h" => 3600,
            "d" => 86400,
            "w" => 604800,
            _ => 0,
        };

    /// <summary>
    /// strtol() takes a sign, and stops at once where there is no digit: then "soon" is 0 of the unit s.
    /// </summary>
    private static (string Number, string Unit) TimeParts(string value, ParameterInfo parameter)
    {
        int sign = value[0] is '+' or '-' ? 1 : 0;
        int digits = value.Skip(sign).TakeWhile(c => c is >= '0' and <= '9').Count();
        int end = digits == 0 ? 0 : sign + digits;
        return (value.Substring(0, end), end < value.Length ? value.Substring(end, 1) : parameter.TimeUnit ?? "s");
    }

    private static ValueFault? Time(string value, ParameterInfo parameter, Target target)
    {
        (string digits, string unit) = TimeParts(value, parameter);
        long seconds = SecondsIn(unit);
        // Postfix looks at one letter only, and takes 5min for 5m. The seconds must stay
        // below the largest int (conv_time.c): seen, 3549w is taken and 3550w is not.
        int number = 0;
        bool isNumber =
            digits.Length == 0
            || int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
        if (!isNumber || number < 0 || seconds == 0 || (seconds > 1 && number >= int.MaxValue / seconds))
        {
            return new ValueFault(
                "the program stops when it starts with \"bad time value or unit\"",
                "Write a number and one of s, m, h, d, w, such as 30s"
            );
        }

        return Range(number * seconds, parameter, target, unit: " seconds");
    }

    private static ValueFault? Range(long number, ParameterInfo parameter, Target target, string unit)
    {
        (long? min, long? max) = parameter.RangeOn(target.Postfix);
        // A lower bound of 0 is none to Postfix: seen, -1 passes in each of 28 parameters.
        if (min is not 0 && number < min)
        {
            return new ValueFault(
                "the program stops when it starts, since the value is too small",
                $"Write at least {min}{unit}"
            );
        }

        return number > max
            ? new ValueFault(
                "the program stops when it starts, since the value is too large",
                $"Write at most {max}{unit}"
            )
            : null;
    }

    private static ValueFault? Word(string value, ParameterInfo parameter, Target target)
    {
        if (
            parameter.HasWord(value)
            || parameter.DegradedTo(value) is not null
            || parameter.IsIgnoredOn(target.Postfix)
        )
        {
            return null;
        }

        return NotAmong(value, parameter, target);
    }

    private static ValueFault? Text(string value, ParameterInfo parameter, Target target)
    {
        if (parameter.Length is { } length && (value.Length < length.Min || value.Length > length.Max))
        {
            return new ValueFault(
                "the program stops when it starts, since the value is of the wrong length",
                length.Min == length.Max
                    ? $"Write {length.Min} characters"
                    : $"Write {length.Min} to {length.Max} characters"
            );
        }

        if (InstalledPaths.InPlaceOf(value, parameter, target) is { } installed)
        {
            return NotInstalled(parameter, installed, target);
        }

        if (IsPath(parameter))
        {
            return AbsolutePath(value, parameter);
        }

        if (parameter.Name == DnsListSites)
        {
            return ListValue.Words(value).Select(DnsListSite).FirstOrDefault(fault => fault is not null);
        }

        if (parameter.Name == KnownTcpPorts.Parameter)
        {
            return KnownTcpPorts.ErrorIn(value) is { } error
                ? new ValueFault(
                    $"each program skips '{error.Part}' with a warning (\"{error.Error.Replace('"', '\'')}\")",
                    "Write name = port with a number, and a comma behind it"
                )
                {
                    Severity = RuleSeverity.Warning,
                }
                : null;
        }

        // Protocol lists have a rule of their own; open lists take any word.
        if (parameter.Values.Count == 0 || parameter.IsOpen || parameter.IsProtocolList || !parameter.IsList)
        {
            return null;
        }

        string? wrong = ListValue
            .Words(value)
            .FirstOrDefault(item => !parameter.HasWord(item) && !(parameter.AcceptsHex && IsHex(item)));
        return wrong is null ? null : NotAmong(wrong, parameter, target);
    }

    /// <summary>Whether <c>##HOST##</c> stands there rather than a comment.</summary>
    private static bool IsOneWord(string value) => value.Length > 1 && ListValue.Words(value).Length == 1;

    /// <summary>What valid_hostname() refuses stops every program as it starts (global/mail_params.c).</summary>
    private static ValueFault? NameOfHost(string value, ParameterInfo parameter)
    {
        if (HostName.IsValid(value))
        {
            return null;
        }

        bool isHost = parameter.Name == OwnName.Host;
        string what = isHost ? "host name" : "domain";
        string meant = value.Trim(AroundNames).Replace("..", ".");
        bool isMeant = HostName.IsValid(meant) && (!isHost || meant.IndexOf('.') >= 0);
        return new ValueFault(
            $"each program stops when it starts with \"bad parameter value\", since this is not a {what}",
            isMeant ? $"Write {meant}"
                : MailHostAddress.IsHost(value.Trim('[', ']')) ? $"Write the {what}, not the address"
                : $"Write one {what}, such as {(isHost ? "mail.example.org" : "example.org")}",
            isMeant ? [meant] : []
        );
    }

    /// <summary>Whether the script that starts Postfix wants an absolute path here.</summary>
    public static bool IsPath(ParameterInfo parameter) =>
        AbsolutePaths.Contains(parameter.Name) || AbsolutePathsOrNo.Contains(parameter.Name);

    /// <summary>postfix(1), its scripts and every program stop at a folder, a user or a group that is not there.</summary>
    private static ValueFault NotInstalled(ParameterInfo parameter, string installed, Target target)
    {
        string missing = !IsPath(parameter)
            ? $"no {(parameter.Name == "mail_owner" ? "user" : "group")} of that name"
            : $"nothing of Postfix there";
        return new ValueFault(
            $"Postfix does not start, since the package of {target.Name} has {missing}, but {installed}",
            $"Write {installed}, or leave the parameter out",
            installed
        );
    }

    private static ValueFault? AbsolutePath(string value, ParameterInfo parameter)
    {
        bool isOptional = AbsolutePathsOrNo.Contains(parameter.Name);
        if (value[0] == '/' || (isOptional && value == "no"))
        {
            return null;
        }

        string meant = value.Trim('"', '\'');
        bool isMeant = meant.StartsWith("/", StringComparison.Ordinal);
        bool isNo = isOptional && meant.Equals("no", StringComparison.OrdinalIgnoreCase);
        return new ValueFault(
            "the start script refuses it (\"should be an absolute path name\"), and Postfix does not start (Debian 11 starts it, without folders that are missing)",
            isMeant ? $"Write {meant}"
                : isNo ? "Write no"
                : isOptional ? "Write a path that begins with /, or no"
                : "Write a path that begins with /, or leave the parameter out",
            isMeant ? [meant]
                : isNo ? ["no"]
                : []
        );
    }

    /// <summary><c>domain=filter*weight</c> (psc_dnsbl_add_site() in postscreen/postscreen_dnsbl.c).</summary>
    private static ValueFault? DnsListSite(string site)
    {
        string[] weighted = site.Split(AsteriskSeparator, 2);
        string[] filtered = weighted[0].Split(EqualsSeparator, 2);
        const string Stops = "postscreen stops when it starts, so no mail comes in";
        return weighted.Length == 2
            && !int.TryParse(weighted[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
                ? new ValueFault(
                    $"{Stops}: '{weighted[1]}' in '{site}' is not a weight",
                    "Write a whole number behind the asterisk"
                )
            : filtered.Length == 2 && !AddressPattern.IsValid(filtered[1])
                ? new ValueFault(
                    $"{Stops}: '{filtered[1]}' in '{site}' is not a pattern of IPv4 addresses",
                    "Write four numbers with dots between them, such as 127.0.0.[2..11;14]"
                )
            : !HostName.IsValid(filtered[0])
                ? new ValueFault(
                    $"{Stops}: '{filtered[0]}' in '{site}' is not a domain",
                    "Write the domain of a DNS list, without a blank behind it"
                )
            : null;
    }

    private static ValueFault NotAmong(string word, ParameterInfo parameter, Target target)
    {
        string[] known = [.. KnownWords(parameter, target)];
        string[] better = parameter.IsList ? [] : [.. Spelling.Nearest(word, known).Take(1)];
        return new ValueFault(
            $"Postfix {target.Postfix.WithoutPatch} has no word '{word}' here",
            "Write " + string.Join(", ", known),
            better
        );
    }

    private static bool IsHex(string item) =>
        item.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
        && long.TryParse(item.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);
}
