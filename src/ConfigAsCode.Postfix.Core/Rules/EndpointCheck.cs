using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Rules;

/// <summary>
/// Whether a program of the target takes an endpoint with options, <c>{ inet:host:port, timeout=10s }</c> (milter_new() in milter/milter.c,
/// milter8_connect() in milter/milter8.c, policy_client_register() in smtpd/smtpd_check.c, attr_override() in global/attr_override.c).
/// </summary>
internal sealed class EndpointCheck(EndpointOptions options, Target target)
{
    private const string Stops = "the program stops when it starts with ";

    private PostfixVersion Release => target.Postfix;

    /// <summary>The faults of the options of a milter; its address is judged by PFX7007.</summary>
    public static IEnumerable<Fault> OfMilter(string word, Target target) =>
        word[0] == '{' && !target.Postfix.HasBraces
            ?
            [
                new Fault(
                    word,
                    $"Postfix {target.Postfix} does not read options in braces, which came with 3.0: it takes each word for a milter",
                    "Write the endpoint alone"
                ),
            ]
            : new EndpointCheck(EndpointOptions.OfMilter, target).Of(word);

    /// <summary>The faults of one word; none of a word without braces.</summary>
    public IEnumerable<Fault> Of(string word)
    {
        if (word.Length == 0 || word[0] != '{')
        {
            return [];
        }

        return Braces.Inside(word) is { } inside
            ? OfOptions(word, [.. BracedWords.Of(inside, braces: true)])
            :
            [
                new Fault(
                    word,
                    Stops
                        + "\"syntax error\", as "
                        + (
                            Braces.BalancedLength(word) == 0
                                ? "a brace is not closed"
                                : "there is text behind the closing brace"
                        ),
                    "Write { transport:endpoint, name=value }"
                ),
            ];
    }

    private IEnumerable<Fault> OfOptions(string word, (int Start, string Word)[] words)
    {
        if (words.Length == 0)
        {
            yield return new Fault(
                word,
                Stops + "\"empty\", as there is no endpoint in the braces",
                "Write { transport:endpoint, name=value }"
            );
            yield break;
        }

        var seen = new List<string>();
        for (int i = 1; i < words.Length; i++)
        {
            int taken = Blanked(words, i);
            if (taken > 1)
            {
                string joined = string.Concat(words.Skip(i).Take(taken).Select(w => w.Word));
                yield return new Fault(
                    joined,
                    Stops + $"\"missing '='\", as a blank ends an option: '{words[i].Word}' has no value",
                    $"Write {joined}"
                )
                {
                    Better = With(word, words[i].Start, words[i + taken - 1], joined),
                };
                i += taken - 1;
            }
            else if (OfOption(word, words[i], seen) is { } fault)
            {
                yield return fault;
            }
        }
    }

    /// <summary>How many words an option takes that has blanks around its <c>=</c>; 1 for any other.</summary>
    private static int Blanked((int Start, string Word)[] words, int at)
    {
        string name = words[at].Word;
        string next = at + 1 < words.Length ? words[at + 1].Word : "";
        bool isName = name.All(c => c is '_' or (>= 'a' and <= 'z'));
        return isName && next == "=" && at + 2 < words.Length ? 3
            : (isName && next.Length > 1 && next[0] == '=')
            || (name.EndsWith("=", StringComparison.Ordinal) && next.Length > 0 && next.IndexOf('=') < 0)
                ? 2
            : 1;
    }

    private Fault? OfOption(string word, (int Start, string Word) option, List<string> seen)
    {
        string text = option.Word[0] == '{' ? Braces.Inside(option.Word) ?? "" : option.Word;
        if (NameValue.Split(text, out string name, out string value) is not null)
        {
            return new Fault(
                option.Word,
                Stops + $"\"malformed option\", as '{option.Word}' is not name=value",
                Advice(options.Names.Contains(text) ? [text] : [])
            );
        }

        if (options.Find(name) is not { } parameter)
        {
            return Unknown(word, option, name);
        }

        if (!parameter.ExistsOn(Release))
        {
            return new Fault(
                name,
                Stops
                    + $"\"unknown option\", as the option {name} came with Postfix {parameter.FirstOn(Release)}, and the target has {Release}",
                "Remove it"
            );
        }

        bool isAgain = seen.Contains(name);
        seen.Add(name);
        return OfValue(word, option, name, value, parameter)
            ?? (
                isAgain
                    ? new Fault(name, $"the last {name} in the braces replaces the one before it", "Write it once")
                    {
                        IsMinor = true,
                    }
                    : null
            );
    }

    private Fault Unknown(string word, (int Start, string Word) option, string name)
    {
        IReadOnlyList<string> nearest =
            options.OfParameter(name) is { } own && options.Find(own)!.ExistsOn(Release)
                ? [own]
                : Spelling.Nearest(name, options.NamesOn(Release));
        int at = option.Word.IndexOf(name, StringComparison.Ordinal);
        return new Fault(
            name,
            Stops + $"\"unknown option\", as {options.Owner} has no option '{name}'",
            Advice(nearest)
        )
        {
            Better =
                nearest.Count > 0
                    ? With(
                        word,
                        option.Start,
                        option,
                        option.Word.Substring(0, at) + nearest[0] + option.Word.Substring(at + name.Length)
                    )
                    : null,
        };
    }

    private string Advice(IReadOnlyList<string> nearest) =>
        nearest.Count == 0
            ? $"Write one of {string.Join(", ", options.NamesOn(Release))}, each with = and a value"
            : $"Write {string.Join(" or ", nearest.Select(n => n + "=value"))}";

    private Fault? OfValue(
        string word,
        (int Start, string Word) option,
        string name,
        string value,
        ParameterInfo parameter
    )
    {
        string part = $"{name}={value}";
        if (value.Length == 0)
        {
            return new Fault(
                part,
                $"the program stops when it starts, since the value of {name} is empty",
                $"Give it a value, or remove {name}"
            );
        }

        if (ValueCheck.Of(value, parameter, target) is { } fault)
        {
            int at = option.Word.LastIndexOf(value, StringComparison.Ordinal);
            return new Fault(part, $"{part}: {fault.Reason}", fault.Advice)
            {
                Better =
                    fault.Better.Length == 1
                        ? With(
                            word,
                            option.Start,
                            option,
                            option.Word.Substring(0, at) + fault.Better[0] + option.Word.Substring(at + value.Length)
                        )
                        : null,
            };
        }

        // A bound of 0 is one here: attr_clnt_control() panics below it.
        if (parameter.RangeOn(Release).Min is { } min && ValueCheck.NumberIn(value, parameter, target) < min)
        {
            return new Fault(
                part,
                $"{part}: the program stops when it starts, since the value is too small",
                $"Write at least {min}"
            );
        }

        return ValueCheck.NewerWords(value, parameter, target).FirstOrDefault() is { } newer
            ? new Fault(
                part,
                $"Postfix {Release} does not know '{newer}' for {name} yet, which came with {parameter.FirstWith(newer, Release)}: while a "
                    + "milter fails, clients get a 451 reply",
                "Write " + string.Join(", ", ValueCheck.KnownWords(parameter, target))
            )
            : null;
    }

    /// <summary>The word with another text in place of some of its words; the places are those inside the braces.</summary>
    private static string With(string word, int start, (int Start, string Word) last, string better) =>
        word.Substring(0, 1 + start) + better + word.Substring(1 + last.Start + last.Word.Length);

    /// <summary>What is wrong with an endpoint or one of its options.</summary>
    /// <param name="Part">The text at fault.</param>
    /// <param name="Reason">What the program does.</param>
    /// <param name="Advice">What to write.</param>
    internal sealed record Fault(string Part, string Reason, string Advice)
    {
        /// <summary>The whole word as it was surely meant; null where that is open.</summary>
        public string? Better { get; init; }

        /// <summary>Whether the program accepts it.</summary>
        public bool IsMinor { get; init; }
    }
}
