using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;

namespace ConfigAsCode.Postfix.Core.Sasl.Secrets;

/// <summary>
/// The key of an account with a DNS list, which stands before the name of the list (<c>KEY.zen.dq.spamhaus.net</c>); in the same place a
/// <c>$name</c> may stand.
/// </summary>
internal static class DnsListAccount
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly Lazy<string[]> Lists = new(() =>
        [.. DnsListInfo.All.Where(list => list.NeedsKey).Select(list => "." + list.Domain)]
    );

    // One of all names of lists ends as each of them does; most texts have none.
    private static readonly Lazy<Regex> Domain = new(() =>
        new Regex(
            @"(?:(?<![\w.${(-])(?<key>[a-z0-9]+)|\$(?:\{(?<macro>\w+)\}|\((?<macro>\w+)\)|(?<macro>\w+)))(?:"
                + string.Join("|", Lists.Value.Select(Regex.Escape))
                + @")\.?(?![\w.-])",
            Options
        )
    );

    private static readonly Lazy<string[]> Ends = new(() =>
        [.. Lists.Value.Select(list => list.Substring(list.LastIndexOf('.', list.LastIndexOf('.') - 1))).Distinct()]
    );

    public static IEnumerable<Secret> KeysIn(string text) =>
        Names(text)
            .Select(match => match.Groups["key"])
            .Where(key => key.Success && !IsPlaceholder(key.Value))
            .Select(key => Secret.DnsListKey(key.Value));

    /// <summary>The parameters that have the key for a list.</summary>
    public static IEnumerable<string> ParametersIn(string text) =>
        Names(text).Select(match => match.Groups["macro"]).Where(name => name.Success).Select(name => name.Value);

    private static IEnumerable<Match> Names(string text) =>
        Ends.Value.Any(end => text.IndexOf(end, StringComparison.OrdinalIgnoreCase) >= 0)
            ? Domain.Value.Matches(text).Cast<Match>()
            : [];

    // As the documentation writes it: YOURKEY.
    private static bool IsPlaceholder(string key) => key.EndsWith("key", StringComparison.OrdinalIgnoreCase);
}
