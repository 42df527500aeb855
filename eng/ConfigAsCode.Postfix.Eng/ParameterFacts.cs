using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Eng;

/// <summary>
/// What the catalogue knows of a parameter, as the sentences of a tooltip: type and unit, words, default by version, the
/// versions that have it, its readers, and where Postfix documents it.
/// </summary>
public static class ParameterFacts
{
    // The catalogue counts; what it counts is known only in words.
    private static readonly Lazy<Dictionary<string, string>> Units = new(() =>
        File.ReadLines(Path.Combine(Repository.EngData, "units.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .ToDictionary(fields => fields[0], fields => fields[1])
    );

    public static IEnumerable<string> UnitNames => Units.Value.Keys;

    /// <summary>What a number counts; null where its name shows it.</summary>
    public static string? UnitOf(ParameterInfo parameter) => Units.Value.GetValueOrDefault(parameter.Name);

    public static string Of(ParameterInfo parameter)
    {
        IEnumerable<string> sentences =
        [
            $"<c>{parameter.Name}</c>: {TypeOf(parameter)}",
            .. OtherTypes(parameter),
            .. Words(parameter),
            DefaultOf(parameter),
            .. Versions(parameter),
            ReadersOf(parameter),
            Tooltip.Manual(parameter.Name),
        ];
        return string.Concat(sentences.Select(s => s + ". ")).TrimEnd();
    }

    public static string TypeOf(ParameterInfo parameter) =>
        InWords(parameter.Type, parameter) + (parameter.MustNotBeEmpty && IsText(parameter) ? ", not empty" : "");

    private static bool IsText(ParameterInfo parameter) =>
        parameter.Type is ParameterType.String or ParameterType.Raw && parameter.Values.Count == 0;

    private static string InWords(ParameterType type, ParameterInfo parameter) =>
        type switch
        {
            ParameterType.Bool => "yes or no",
            ParameterType.Int or ParameterType.Long => "a number"
                + (UnitOf(parameter) is { } unit ? " of " + unit : "")
                + RangeOf(parameter, ""),
            ParameterType.Time => "a time, such as <c>30s</c> or <c>1h</c> (without a letter: "
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
                + $", each also with <c>!</c>, or from {parameter.BoundsSince} on a bound such as {Tooltip.Code(">=TLSv1.2")}",
            _ when parameter.AcceptsHex => "a list of "
                + KnownWords(parameter)
                + "; bits as <c>0x…</c> go through <c>[Parameter]</c>",
            _ when parameter.Values.Count > 0 => (parameter.IsList ? "a list of " : "one of ")
                + KnownWords(parameter)
                + (parameter.IsOpen ? " or other words" : ""),
            _ => parameter.IsList ? "a list" : "text",
        };

    private static string KnownWords(ParameterInfo parameter) =>
        string.Join(", ", parameter.Values.Where(v => v.Length > 0).Select(Tooltip.Code));

    /// <summary>A lower bound of 0 is none to Postfix.</summary>
    private static string RangeOf(ParameterInfo parameter, string unit) =>
        parameter.RangeOn(PostfixVersion.Newest) switch
        {
            (null or 0, null) => "",
            ({ } low, null) => $", at least {low}{unit}",
            (null or 0, { } high) => $", at most {high}{unit}",
            ({ } low, { } high) => $", {low}{unit} to {high}{unit}",
        };

    private static IEnumerable<string> OtherTypes(ParameterInfo parameter)
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

    private static IEnumerable<string> Words(ParameterInfo parameter)
    {
        foreach (
            IGrouping<string, string> later in parameter
                .Values.Where(w => w.Length > 0)
                .GroupBy(w => Tooltip.Releases(parameter.FirstWith(w)))
                .Where(later => later.Key.Length > 0)
        )
        {
            yield return $"{Joined(later)} since Postfix {later.Key}";
        }

        foreach (var alias in parameter.Aliases.GroupBy(a => (a.Meaning, a.Since), a => a.Word))
        {
            yield return $"{Joined(alias)} mean {Tooltip.Code(alias.Key.Meaning)} since Postfix {alias.Key.Since}";
        }

        foreach (IGrouping<string, string> taken in parameter.DegradedWords.GroupBy(d => d.Meaning, d => d.Word))
        {
            yield return $"{Joined(taken)} treated as {Tooltip.Code(taken.Key)}";
        }
    }

    private static string Joined(IEnumerable<string> words) => string.Join(", ", words.Select(Tooltip.Code));

    public static string DefaultOf(ParameterInfo parameter)
    {
        (string From, string Value)[] history = [.. parameter.DefaultHistory];
        if (parameter.ComputedFrom is not null || history.Length == 0)
        {
            return "The default is found when Postfix starts";
        }

        string by = parameter.IsBuildDependent ? ", unless the package sets another" : "";
        PostfixVersion last = PostfixVersion.Parse(history[^1].From);
        if (history.Length > 1 && !last.IsReleased)
        {
            by = $"; from {last.Described} on: {Tooltip.Code(history[^1].Value)}{by}";
            history = history[..^1];
        }

        string newest = Tooltip.Code(history[^1].Value);
        if (history.Length == 1)
        {
            return "Default " + newest + by;
        }

        IEnumerable<string> before = history[..^1].Reverse().Select(h => Tooltip.Code(h.Value) + " from " + h.From);
        return $"Default {newest} since {history[^1].From}; before: {string.Join(", ", before)}{by}";
    }

    private static IEnumerable<string> Versions(ParameterInfo parameter)
    {
        if (Tooltip.Releases(Tooltip.FirstWith(parameter)) is { Length: > 0 } since)
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
                    parameter.Replacement is { } other ? $", use {Tooltip.Code(other)}"
                    : parameter.ReplacementHint is { } hint ? $": {Tooltip.Escape(hint)}"
                    : ""
                );
        }
    }

    private static string ReadersOf(ParameterInfo parameter) =>
        parameter.IsLegacyAliasOn(PostfixVersion.Newest) && parameter.Replacement is { } successor
            ? $"Read as the default of {Tooltip.Code(successor)}"
                + (parameter.ReadBy.Count > 0 ? " by " + string.Join(", ", parameter.ReadBy) : "")
        : parameter.ReadBy[0] == "*" ? "Read by every program"
        : "Read by " + string.Join(", ", parameter.ReadBy);
}
