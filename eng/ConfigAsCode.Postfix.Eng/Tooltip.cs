using System.Security;
using System.Text;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Eng;

/// <summary>
/// The documentation that an editor shows. All of it stands in the summary: a completion list shows nothing else.
/// </summary>
internal static class Tooltip
{
    public static string OfParameter(ParameterInfo parameter) =>
        Summary(Meanings.OfParameter(parameter.Name), Facts(parameter));

    /// <summary>A family has the type of the parameter that decides where no member is set.</summary>
    public static string OfFamily(ParameterFamily family)
    {
        ParameterInfo fallback = Parameters.Find(family.Fallback!)!;
        string facts =
            $"<c>{Escape($"<{family.Stem}>{family.Suffix}")}</c> in main.cf: {TypeInWords(fallback)}. "
            + $"Default: what <c>{fallback.Name}</c> says. {DefaultInWords(fallback).Replace("Default", "Its default", StringComparison.Ordinal)}. "
            + (family.Since is { } since ? Since([since]) : "")
            + $"Read by {string.Join(", ", family.ReadBy)}. {Manual("transport" + family.Suffix)}.";
        return Summary(Meanings.OfFamily(family), facts);
    }

    /// <summary>A meaning, and the facts on lines of their own.</summary>
    public static string Summary(string meaning, string facts) =>
        $"/// <summary>{Escape(meaning)}<para>{facts}</para></summary>\n";

    /// <summary>The releases that brought something, such as <c>Since Postfix 3.7.9, 3.8.4 and 3.9. </c>; empty for what was always there.</summary>
    public static string Since(IEnumerable<PostfixVersion> first)
    {
        string[] releases = [.. first.Where(v => v > PostfixVersion.Oldest).Select(v => v.ToString())];
        return releases.Length switch
        {
            0 => "",
            1 => $"Since Postfix {releases[0]}. ",
            _ => $"Since Postfix {string.Join(", ", releases[..^1])} and {releases[^1]}. ",
        };
    }

    public static string Manual(string anchor) =>
        $"<see href=\"https://www.postfix.org/postconf.5.html#{anchor}\">postconf(5)</see>";

    public static string Escape(string text) =>
        SecurityElement
            .Escape(text)!
            .Replace("&apos;", "'", StringComparison.Ordinal)
            .Replace("&quot;", "\"", StringComparison.Ordinal);

    private static string Facts(ParameterInfo parameter)
    {
        var facts = new StringBuilder();
        facts.Append("<c>").Append(parameter.Name).Append("</c>: ").Append(TypeInWords(parameter)).Append(". ");
        facts.Append(DefaultInWords(parameter)).Append(". ").Append(Since(FirstWith(parameter)));
        if (parameter.Until is { } until)
        {
            facts.Append("Until Postfix ").Append(until).Append(". ");
        }

        if (parameter.DeprecatedSince is { } deprecated)
        {
            facts.Append("Deprecated since ").Append(deprecated);
            facts.Append(parameter.Replacement is { } other ? ", use <c>" + Escape(other) + "</c>. " : ". ");
        }

        facts.Append(
            parameter.ReadBy.Count == 0 ? "Read only as the fallback of its successor. "
            : parameter.ReadBy[0] == "*" ? "Read by every program. "
            : "Read by " + string.Join(", ", parameter.ReadBy) + ". "
        );
        return facts.Append(Manual(parameter.Name)).Append('.').ToString();
    }

    /// <summary>A parameter of a patch release is in every later minor version from its first release on.</summary>
    public static PostfixVersion[] FirstWith(ParameterInfo parameter)
    {
        PostfixVersion[] backports = [.. parameter.Backports];
        if (backports.Length == 0)
        {
            return [parameter.Since];
        }

        PostfixVersion next = new(backports[^1].Major, backports[^1].Minor + 1);
        return PostfixVersion.IsInCatalogue(next) ? [.. backports, next] : backports;
    }

    public static string TypeInWords(ParameterInfo parameter)
    {
        (long? min, long? max) = parameter.RangeOn(PostfixVersion.Newest);
        string range = (min, max) switch
        {
            (null, null) => "",
            (0, null) => "",
            ({ } low, null) => $", at least {low}",
            ({ } low, { } high) => $", {low} to {high}",
            (null, { } high) => $", at most {high}",
        };
        string words = string.Join(", ", parameter.Values.Where(v => v.Length > 0).Select(v => $"<c>{Escape(v)}</c>"));
        return parameter.Type switch
        {
            ParameterType.Bool => "yes or no",
            ParameterType.Int or ParameterType.Long => "a number" + range,
            ParameterType.Time => "a time, such as <c>30s</c> or <c>1h</c> (without a letter: "
                + parameter.TimeUnit switch
                {
                    "d" => "days",
                    "h" => "hours",
                    _ => "seconds",
                }
                + ")",
            ParameterType.Enum => "one of " + words,
            ParameterType.Raw => "text, expanded for each message",
            _ when ParameterNames.EnumOf(parameter) is not null => "a list of "
                + words
                + (parameter.AcceptsHex ? "; bits as <c>0x…</c> go through <c>[Parameter]</c>" : ""),
            _ => parameter.IsList ? "a list" : "text",
        };
    }

    public static string DefaultInWords(ParameterInfo parameter)
    {
        (string From, string Value)[] history = [.. parameter.DefaultHistory];
        if (parameter.ComputedFrom is not null || history.Length == 0)
        {
            return "The default is found when Postfix starts";
        }

        string newest = Shown(history[^1].Value);
        if (history.Length == 1)
        {
            return "Default " + newest;
        }

        return "Default "
            + newest
            + " since "
            + history[^1].From
            + "; before: "
            + string.Join(", ", history[..^1].Reverse().Select(h => Shown(h.Value) + " from " + h.From));

        static string Shown(string value) => value.Length == 0 ? "empty" : "<c>" + Escape(value) + "</c>";
    }
}
