using System.Text.RegularExpressions;

namespace ConfigAsCode.Postfix.Eng;

/// <summary>
/// Some defaults stand in the facts as mail_params.h has them, literals and names side by side:
/// <c>"$" VAR_MYDEST " $" VAR_MYNETWORKS</c>. The names are those of postconf's answer, in the same order.
/// </summary>
internal static partial class CMacros
{
    private static readonly Dictionary<string, string> Parameters = File.ReadLines(
            Path.Combine(Repository.EngData, "macros.tsv")
        )
        .Where(line => !line.StartsWith('#'))
        .Select(line => line.Split('\t'))
        .ToDictionary(fields => fields[0], fields => fields[1]);

    /// <summary>The same as one literal; a text without such names stays as it is.</summary>
    public static string Resolve(string text) =>
        Name().IsMatch(text)
            ? '"'
                + string.Concat(
                    Part().Matches(text).Select(m => m.Groups[1].Success ? m.Groups[1].Value : Parameters[m.Value])
                )
                + '"'
            : text;

    [GeneratedRegex(@"\b(VAR|OBS)_[A-Z]")]
    private static partial Regex Name();

    [GeneratedRegex(
        """
            "([^"]*)"|\w+
            """
    )]
    private static partial Regex Part();
}
