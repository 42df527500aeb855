using System.Globalization;
using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>What Postfix makes of a value that it takes, where a reader takes it for something else.</summary>
internal static class Misreading
{
    private static readonly string[] Units = ["w", "d", "h", "m", "s"];

    private static readonly Regex Compound = new(@"^(?:(\d{1,9})([smhdw]))+$", RegexOptions.CultureInvariant);

    // Of the names that a word may end with: shorter ones are words of the language.
    private const int ShortestName = 8;
    private const int LongestName = 64;

    // Words whose first letter is the unit that they name; a month and a millisecond begin with m, too.
    private static readonly Regex WholeWord = new(
        "^(s(ecs?|econds?)|m(ins?|inutes?)|h(rs?|ours?)|d(ays?)|w(ks?|eeks?))$",
        RegexOptions.CultureInvariant
    );

    private static readonly Regex Assignment = new(
        @"(?<![A-Za-z0-9_$])(?<name>[a-z0-9_]+)[ \t,]*=(?!=)",
        RegexOptions.CultureInvariant
    );

    // Where a shell, or another program, takes quotes away, and where braces hold a name=value with blanks.
    private static readonly string[] WithQuotes = ["_command", "_commands", "_environment", "_maps", "_milters"];

    /// <summary>Null where a value is read as it looks, or refused.</summary>
    /// <param name="value">The value as the program reads it.</param>
    /// <param name="written">The text before expansion.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="target">What reads it.</param>
    /// <param name="isOption">Whether it stands in master.cf.</param>
    public static ValueFault? Of(string value, string written, ParameterInfo parameter, Target target, bool isOption)
    {
        if (parameter.TypeOn(target.Postfix) != ParameterType.Raw && NextLine(written) is { } folded)
        {
            return folded;
        }

        if (ValueCheck.Of(value, parameter, target) is not null)
        {
            return null;
        }

        return parameter.TypeOn(target.Postfix) switch
        {
            ParameterType.Int or ParameterType.Long => Number(value)?.For(written),
            ParameterType.Time => Time(value, parameter)?.For(written),
            ParameterType.Enum => Alias(value, parameter, target)?.For(written),
            ParameterType.String when !parameter.IsProtocolList => Alias(value, parameter, target)?.For(written)
                ?? Quotes(written, parameter)
                ?? Braces(written, parameter, isOption),
            _ => null,
        };
    }

    /// <summary>strtol() with base 10: no octal numbers, and a sign is nothing.</summary>
    private static ValueFault? Number(string value)
    {
        string plain = Plain(value);
        return plain == value
            ? null
            : new ValueFault(
                $"the number is {plain}, since Postfix ignores a leading zero and a sign",
                $"Write {plain}",
                plain
            );
    }

    private static string Plain(string value)
    {
        string digits = value.TrimStart('+', ' ');
        return value.StartsWith("-", StringComparison.Ordinal) ? value
            : digits.TrimStart('0') is { Length: > 0 } rest && char.IsDigit(rest[0]) ? rest
            : "0" + digits.TrimStart('0');
    }

    /// <summary>conv_time() looks at one letter behind the number, and at nothing behind that (util/conv_time.c).</summary>
    private static ValueFault? Time(string value, ParameterInfo parameter)
    {
        if (value[0] == '-')
        {
            return null;
        }

        string plain = Plain(value);
        string number = new([.. plain.TakeWhile(char.IsDigit)]);
        string unit = plain.Substring(number.Length);
        if (unit.Length > 1)
        {
            string read = number + unit[0];
            string? meant = WholeWord.IsMatch(unit) ? read : Sum(plain);
            return new ValueFault(
                $"the time is {read}, since only the first letter after the number counts",
                meant is null ? "Write a number and one of s, m, h, d, w" : $"Write {meant}",
                meant is null ? [] : [meant]
            );
        }

        return plain != value
            ? Number(value) is { } fault
                ? fault with
                {
                    Better = [plain],
                }
                : null
            : unit.Length == 0
                ? Unit(number, parameter)
                : null;
    }

    /// <summary>The time that <c>1d2h</c> looks like; null where it is no such row of numbers and units.</summary>
    private static string? Sum(string value)
    {
        Match match = Compound.Match(value);
        if (!match.Success)
        {
            return null;
        }

        long seconds = 0;
        for (int i = 0; i < match.Groups[1].Captures.Count; i++)
        {
            seconds +=
                long.Parse(match.Groups[1].Captures[i].Value, CultureInfo.InvariantCulture)
                * ValueCheck.SecondsIn(match.Groups[2].Captures[i].Value);
        }

        string unit = Units.First(u => seconds % ValueCheck.SecondsIn(u) == 0);
        return (seconds / ValueCheck.SecondsIn(unit)).ToString(CultureInfo.InvariantCulture) + unit;
    }

    /// <summary>
    /// A number of seconds where a number without a letter is days or hours. Only what is round as seconds and monstrous
    /// otherwise is told: <c>5</c> for days is common.
    /// </summary>
    private static ValueFault? Unit(string number, ParameterInfo parameter)
    {
        (string name, int most) = parameter.TimeUnit switch
        {
            "d" => ("days", 300),
            "h" => ("hours", 1800),
            _ => ("", int.MaxValue),
        };
        bool isMonstrous =
            int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && count >= most
            && count % 60 == 0;
        return isMonstrous
            ? new ValueFault(
                $"the time is {number} {name}, since that is the unit of a number without a letter",
                $"Write {number}s if seconds are meant, or {number}{parameter.TimeUnit}",
                number + "s",
                number + parameter.TimeUnit
            )
            : null;
    }

    private static ValueFault? Alias(string value, ParameterInfo parameter, Target target) =>
        parameter.ReadAs(value, target.Postfix) is { } other
            ? new ValueFault($"Postfix {target.Postfix} reads '{value}' as '{other}'", $"Write {other}", other)
            {
                IsSame = true,
            }
            : null;

    /// <summary>Quotes mean nothing in main.cf: they are characters like others.</summary>
    private static ValueFault? Quotes(string value, ParameterInfo parameter)
    {
        if (
            WithQuotes.Any(end => parameter.Name.EndsWith(end, StringComparison.Ordinal))
            && value is not ("\"\"" or "''")
        )
        {
            return null;
        }

        string without =
            IsQuoted(value) ? value.Substring(1, value.Length - 2)
            : parameter.IsList && ListValue.Words(value).Any(IsQuoted)
                ? string.Join(", ", ListValue.Words(value).Select(w => IsQuoted(w) ? w.Substring(1, w.Length - 2) : w))
            : value;
        bool fits = without.Length > 0 || !parameter.MustNotBeEmpty;
        return without == value
            ? null
            : new ValueFault(
                "the quotes are part of the value, since main.cf and master.cf have none",
                without.Length == 0 ? "Leave it empty" : $"Write {without}",
                fits ? [without] : []
            );
    }

    private static bool IsQuoted(string text) =>
        text.Length > 1
        && text[0] is '"' or '\''
        && text.LastIndexOf(text[0]) == text.Length - 1
        && text.IndexOf(text[0], 1) == text.Length - 1;

    /// <summary><c>-o name={a b}</c> is one word of master.cf, and keeps its braces; those that go stand around the whole.</summary>
    private static ValueFault? Braces(string value, ParameterInfo parameter, bool isOption)
    {
        bool isGroup =
            isOption
            && value.Length > 1
            && value[0] == '{'
            && value.IndexOf('}') == value.Length - 1
            && !parameter.IsRestrictionList
            && !WithQuotes.Any(end => parameter.Name.EndsWith(end, StringComparison.Ordinal));
        string inside = isGroup ? value.Trim('{', '}').Trim() : "";
        return isGroup
            ? new ValueFault(
                "the braces are part of the value: master.cf removes them around name and value, not around the value",
                $"Write {inside}; in master.cf that is -o {{ {parameter.Name} = {inside} }}",
                inside
            )
            : null;
    }

    /// <summary>
    /// A second setting in the value: a line that begins with a blank continues the one before it (util/readlline.c), and so does a text that
    /// is appended to a file without a line end.
    /// </summary>
    private static ValueFault? NextLine(string value)
    {
        if (value.IndexOf('=') < 0 || value.IndexOf('{') >= 0)
        {
            return null;
        }

        foreach (Match assignment in Assignment.Matches(value))
        {
            Group name = assignment.Groups["name"];
            bool isWord = name.Index > 0 && value[name.Index - 1] is ' ' or '\t';
            if (isWord && Parameters.Find(name.Value) is not null)
            {
                return new ValueFault(
                    $"'{value.Substring(name.Index)}' is part of the value, since a line that begins with a blank continues the one before it",
                    $"Start a line with {name.Value}"
                );
            }

            if (RunTogether(name.Value) is { } second)
            {
                return new ValueFault(
                    $"'{value.Substring(name.Index + name.Length - second.Length)}' is part of the value, since no line ends before it",
                    $"Start a line with {second}"
                );
            }
        }

        return null;
    }

    /// <summary>The parameter at the end of a word that is none itself, where something else ends before it; null where there is none.</summary>
    public static string? RunTogether(string word)
    {
        if (Parameters.Find(word) is not null)
        {
            return null;
        }

        // The longest: each shorter one may be a part of it.
        for (int start = Math.Max(1, word.Length - LongestName); start <= word.Length - ShortestName; start++)
        {
            string rest = word.Substring(start);
            if (word[start - 1] != '_' && Parameters.Find(rest) is not null)
            {
                return rest;
            }
        }

        return null;
    }
}
