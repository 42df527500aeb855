using System.Security;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Explanations;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Eng;

/// <summary>
/// The documentation that an editor shows. All of it stands in the summary: a completion list shows nothing else.
/// </summary>
public static class Tooltip
{
    private static readonly ParameterFacts Facts = new(new FactStyle(Code, Escape));

    public static string OfParameter(ParameterInfo parameter) =>
        Summary(
            Meanings.OfParameter(parameter.Name),
            $"<c>{parameter.Name}</c>: "
                + string.Concat(Facts.Of(parameter).Append(Manual(parameter.Name)).Select(s => s + ". ")).TrimEnd()
        );

    /// <summary>A family has the type of the parameter that decides where no member is set.</summary>
    public static string OfFamily(ParameterFamily family)
    {
        ParameterInfo fallback = Parameters.Find(family.Fallback!)!;
        string facts =
            $"<c>{Escape($"<{family.Stem}>{family.Suffix}")}</c> in main.cf: {Facts.TypeOf(fallback)}. "
            + $"Default: the value of <c>{fallback.Name}</c>. {Facts.DefaultOf(fallback).Replace("Default", "Its default", StringComparison.Ordinal)}. "
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
        string releases = ReleaseWords.Of(first);
        return releases.Length == 0 ? "" : $"Since Postfix {releases}. ";
    }

    public static string Manual(string anchor) =>
        $"<see href=\"https://www.postfix.org/postconf.5.html#{anchor}\">postconf(5)</see>";

    /// <summary>A word or value of Postfix's.</summary>
    public static string Code(string text) => text.Length == 0 ? "empty" : "<c>" + Escape(text) + "</c>";

    public static string Escape(string text) =>
        SecurityElement
            .Escape(text)!
            .Replace("&apos;", "'", StringComparison.Ordinal)
            .Replace("&quot;", "\"", StringComparison.Ordinal);
}
