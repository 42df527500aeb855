using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Explanations;

/// <summary>
/// What the catalogue knows of a parameter, as sentences: type and unit, words, default by version, the versions that have it, and its readers.
/// </summary>
/// <param name="style">How they are written.</param>
internal sealed class ParameterFacts(FactStyle style)
{
    /// <summary>All of it, each without the full stop; the first one is the type.</summary>
    public IEnumerable<string> Of(ParameterInfo parameter) =>
        [
            TypeOf(parameter),
            .. NotesOf(parameter),
            DefaultOf(parameter),
            .. VersionsOf(parameter),
            ReadersOf(parameter),
        ];

    /// <summary>The types of older releases, and words that came later or mean another one.</summary>
    public IEnumerable<string> NotesOf(ParameterInfo parameter) => OtherTypes(parameter).Concat(Words(parameter));

    public string TypeOf(ParameterInfo parameter) =>
        InWords(parameter.Type, parameter) + (parameter.MustNotBeEmpty && IsText(parameter) ? ", not empty" : "");

    private static bool IsText(ParameterInfo parameter) =>
        parameter.Type is ParameterType.String or ParameterType.Raw && parameter.Values.Count == 0;

    private string InWords(ParameterType type, ParameterInfo parameter) =>
        type switch
        {
            ParameterType.Bool => "yes or no",
            ParameterType.Int or ParameterType.Long => "a number"
                + (Meanings.UnitOf(parameter) is { } unit ? " of " + unit : "")
                + RangeOf(parameter, ""),
            ParameterType.Time => $"a time, such as {style.Code("30s")} or {style.Code("1h")} (without a letter: "
                + parameter.TimeUnit switch
                {
                    "w" => "weeks",
                    "d" => "days",
                    "h" => "hours",
                    "m" => "minutes",
                    _ => "seconds",
                }
                + ")"
                + RangeOf(parameter, "s"),
            ParameterType.Enum => "one of " + KnownWords(parameter),
            ParameterType.Raw => "text, expanded for each message",
            _ when parameter.IsProtocolList => "a list of "
                + KnownWords(parameter)
                + $", each also with {style.Code("!")}, or from {parameter.BoundsSince} on a bound such as {style.Code(">=TLSv1.2")}",
            _ when parameter.AcceptsHex => "a list of "
                + KnownWords(parameter)
                + $"; bits as {style.Code("0x…")} go through {style.Code("[Parameter]")}",
            _ when parameter.Values.Count > 0 => (parameter.IsList ? "a list of " : "one of ")
                + KnownWords(parameter)
                + (parameter.IsOpen ? " or other words" : ""),
            _ => parameter.IsList ? "a list" : "text",
        };

    private string KnownWords(ParameterInfo parameter) =>
        string.Join(", ", parameter.Values.Where(v => v.Length > 0).Select(style.Code));

    /// <summary>A lower bound of 0 is none to Postfix.</summary>
    private static string RangeOf(ParameterInfo parameter, string unit) =>
        parameter.RangeOn(PostfixVersion.Newest) switch
        {
            (null or 0, null) => "",
            ({ } low, null) => $", at least {low}{unit}",
            (null or 0, { } high) => $", at most {high}{unit}",
            ({ } low, { } high) => $", {low}{unit} to {high}{unit}",
        };

    private IEnumerable<string> OtherTypes(ParameterInfo parameter)
    {
        (string From, ParameterType Type)[] history = [.. parameter.TypeHistory];
        for (int i = 0; i + 1 < history.Length; i++)
        {
            if (history[i].Type != parameter.Type && history[i].Type != ParameterType.Int)
            {
                yield return $"Before {history[i + 1].From} {InWords(history[i].Type, parameter)}";
            }
            else if (history[i].Type != parameter.Type)
            {
                yield return $"Before {history[i + 1].From} a number below 2147483648";
            }
        }
    }

    private IEnumerable<string> Words(ParameterInfo parameter)
    {
        foreach (
            IGrouping<string, string> later in parameter
                .Values.Where(w => w.Length > 0)
                .GroupBy(w => ReleaseWords.Of(parameter.FirstWith(w)))
                .Where(later => later.Key.Length > 0)
        )
        {
            yield return $"{Joined(later)} since Postfix {later.Key}";
        }

        foreach (var alias in parameter.Aliases.GroupBy(a => (a.Meaning, a.Since), a => a.Word))
        {
            yield return $"{Joined(alias)} mean {style.Code(alias.Key.Meaning)} since Postfix {alias.Key.Since}";
        }

        foreach (IGrouping<string, string> taken in parameter.DegradedWords.GroupBy(d => d.Meaning, d => d.Word))
        {
            yield return $"{Joined(taken)} treated as {style.Code(taken.Key)}";
        }
    }

    private string Joined(IEnumerable<string> words) => string.Join(", ", words.Select(style.Code));

    public string DefaultOf(ParameterInfo parameter)
    {
        (string From, string Value)[] history = [.. parameter.DefaultHistory];
        if (parameter.ComputedFrom is not null || history.Length == 0)
        {
            return "The default is found when Postfix starts";
        }

        string by = parameter.IsBuildDependent ? ", unless the package sets another" : "";
        (string From, string Value) newest = history[history.Length - 1];
        PostfixVersion last = PostfixVersion.Parse(newest.From);
        int releases = history.Length;
        if (releases > 1 && !last.IsReleased)
        {
            by = $"; from {last.Described} on: {style.Code(newest.Value)}{by}";
            releases--;
            newest = history[releases - 1];
        }

        if (releases == 1)
        {
            return $"Default {style.Code(newest.Value)}{by}";
        }

        IEnumerable<string> before = history
            .Take(releases - 1)
            .Reverse()
            .Select(h => style.Code(h.Value) + " from " + h.From);
        return $"Default {style.Code(newest.Value)} since {newest.From}; before: {string.Join(", ", before)}{by}";
    }

    public IEnumerable<string> VersionsOf(ParameterInfo parameter)
    {
        if (ReleaseWords.Of(ReleaseWords.FirstWith(parameter)) is { Length: > 0 } since)
        {
            yield return "Since Postfix " + since;
        }

        if (parameter.Until is { } until)
        {
            yield return $"Until Postfix {until}";
        }

        if (parameter.IgnoredSince is { } ignored)
        {
            yield return $"Read but ignored since Postfix {ignored}";
        }

        if (parameter.DeprecatedSince is { } deprecated)
        {
            yield return $"Deprecated since {deprecated}"
                + (
                    parameter.Replacement is { } other ? $", use {style.Code(other)}"
                    : parameter.ReplacementHint is { } hint ? $": {style.Plain(hint)}"
                    : ""
                );
        }
    }

    public string ReadersOf(ParameterInfo parameter) =>
        parameter.IsLegacyAliasOn(PostfixVersion.Newest) && parameter.Replacement is { } successor
            ? $"Read as the default of {style.Code(successor)}"
                + (parameter.ReadBy.Count > 0 ? " by " + string.Join(", ", parameter.ReadBy) : "")
        : parameter.ReadBy[0] == "*" ? "Read by every program"
        : "Read by " + string.Join(", ", parameter.ReadBy);
}
