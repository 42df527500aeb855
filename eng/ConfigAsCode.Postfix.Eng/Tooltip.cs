using System.Security;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Eng;

/// <summary>
/// The documentation that an editor shows. All of it stands in the summary: a completion list shows nothing else.
/// </summary>
public static class Tooltip
{
    public static string OfParameter(ParameterInfo parameter) =>
        Summary(Meanings.OfParameter(parameter.Name), ParameterFacts.Of(parameter));

    /// <summary>A family has the type of the parameter that decides where no member is set.</summary>
    public static string OfFamily(ParameterFamily family)
    {
        ParameterInfo fallback = Parameters.Find(family.Fallback!)!;
        string facts =
            $"<c>{Escape($"<{family.Stem}>{family.Suffix}")}</c> in main.cf: {ParameterFacts.TypeOf(fallback)}. "
            + $"Default: the value of <c>{fallback.Name}</c>. {ParameterFacts.DefaultOf(fallback).Replace("Default", "Its default", StringComparison.Ordinal)}. "
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
        string releases = Releases(first);
        return releases.Length == 0 ? "" : $"Since Postfix {releases}. ";
    }

    /// <summary>The same without words around it.</summary>
    public static string Releases(IEnumerable<PostfixVersion> first)
    {
        string[] all = [.. first.Where(v => v > PostfixVersion.Oldest).Select(v => v.Described)];
        return all.Length < 2 ? string.Concat(all) : string.Join(", ", all[..^1]) + " and " + all[^1];
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
}
