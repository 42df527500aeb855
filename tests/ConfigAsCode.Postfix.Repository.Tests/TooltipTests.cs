using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Explanations;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Eng;

namespace ConfigAsCode.Postfix.Repository.Tests;

/// <summary>What a tooltip says of a parameter, beside its meaning.</summary>
public class TooltipTests
{
    private static readonly Dictionary<string, string> Remarks = AttributeSource
        .Files()
        .SelectMany(f => Regex.Matches(f.Text, "<para>(<c>([^<]+)</c>: .*)</para>"))
        .ToDictionary(match => match.Groups[2].Value, match => match.Groups[1].Value);

    private static IEnumerable<ParameterInfo> Settable => Parameters.All.Where(p => !p.IsReadOnly);

    [Fact]
    public void Every_parameter_has_one() =>
        Assert.Equal(Settable.Select(p => p.Name), Remarks.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void It_names_the_readers_and_the_page_of_Postfix() =>
        All(
            p => p.ReadBy.Count == 0 || p.ReadBy[0] == "*" || p.ReadBy.All(r => SaysWord(p, r)),
            p => p.ReadBy.Count > 0 || Says(p, "Read as the default of"),
            p => p.ReadBy is not ["*"] || Says(p, "Read by every program"),
            p => Says(p, $"<see href=\"https://www.postfix.org/postconf.5.html#{p.Name}\">postconf(5)</see>.")
        );

    [Fact]
    public void It_tells_the_default_and_the_versions_that_changed_it() =>
        All(p =>
            p.ComputedFrom is not null
            || p.DefaultHistory.All(h =>
                Says(p, Shown(h.Value)) && (h.From == "2.11" || p.DefaultHistory.Count() == 1 || Says(p, h.From))
            )
        );

    [Fact]
    public void It_tells_since_when_and_until_when_and_what_to_use_instead() =>
        All(
            p => p.Since <= PostfixVersion.Oldest || Says(p, "Since Postfix "),
            p => p.Backports.All(b => SaysWord(p, b.ToString())),
            p => p.Until is not { } until || Says(p, $"Until Postfix {until}."),
            p => p.IgnoredSince is not { } ignored || Says(p, $"Read but ignored since Postfix {ignored}."),
            p => p.DeprecatedSince is not { } deprecated || Says(p, $"Deprecated since {deprecated}"),
            p => p.Replacement is not { } other || Says(p, $"use <c>{other}</c>"),
            p => !p.IsLegacyAliasOn(PostfixVersion.Newest) || Says(p, $"Read as the default of <c>{p.Replacement}</c>")
        );

    [Fact]
    public void It_tells_type_unit_range_and_words() =>
        All(
            p => p.Type != ParameterType.Bool || Says(p, ": yes or no."),
            p =>
                p.Type != ParameterType.Time
                || Says(
                    p,
                    p.TimeUnit switch
                    {
                        "d" => "days)",
                        "h" => "hours)",
                        _ => "seconds)",
                    }
                ),
            p => p.RangeOn(PostfixVersion.Newest) is not ({ } low, _) || low == 0 || SaysNumber(p, low),
            p => p.RangeOn(PostfixVersion.Newest) is not (_, { } high) || SaysNumber(p, high),
            p => p.Values.All(word => word.Length == 0 || Says(p, $"<c>{word}</c>")),
            p =>
                p.Values.All(w =>
                    ReleaseWords.Of(p.FirstWith(w)) is var since
                    && (since.Length == 0 || Says(p, $" since Postfix {since}."))
                ),
            p => !p.Name.EndsWith("_size_limit", StringComparison.Ordinal) || Says(p, "a number of bytes")
        );

    [Theory]
    [InlineData("smtpd_forbid_bare_newline", "Since Postfix 3.5.23, 3.6.13, 3.7.9, 3.8.4 and 3.9.")]
    [InlineData(
        "smtpd_forbid_bare_newline",
        "<c>normalize</c>, <c>reject</c> since Postfix 3.5.24, 3.6.14, 3.7.10, 3.8.5 and 3.9. <c>note</c> since Postfix 3.9."
    )]
    [InlineData(
        "bounce_queue_lifetime",
        "a time, such as <c>30s</c> or <c>1h</c> (without a letter: days), at most 8640000s."
    )]
    [InlineData("message_size_limit", "a number of bytes.")]
    [InlineData("smtp_tls_ciphers", "<c>low</c>, <c>export</c> mean <c>medium</c> since Postfix 3.8.")]
    [InlineData(
        "smtpd_tls_security_level",
        "<c>fingerprint</c>, <c>verify</c>, <c>secure</c> treated as <c>encrypt</c>."
    )]
    [InlineData("smtpd_tls_eecdh_grade", "Read but ignored since Postfix 3.6. Deprecated since 3.9: leave at default.")]
    [InlineData("compatibility_level", "Before 3.6 a number below 2147483648.")]
    [InlineData(
        "virtual_maps",
        "Deprecated since 3.11, use <c>virtual_alias_maps</c>. Read as the default of <c>virtual_alias_maps</c>."
    )]
    public void For_instance(string parameter, string text) =>
        Assert.Contains(text, Remarks[parameter], StringComparison.Ordinal);

    /// <summary>A unit of a parameter that is none, or that holds no number, is a leftover.</summary>
    [Fact]
    public void Units_are_those_of_numbers() =>
        Assert.All(
            Meanings.AllUnits,
            name => Assert.True(Parameters.Find(name)?.Type is ParameterType.Int or ParameterType.Long, name)
        );

    private static void All(params Func<ParameterInfo, bool>[] conditions) =>
        Assert.Empty(
            Settable.Where(p => !conditions.All(holds => holds(p))).Select(p => $"{p.Name}: {Remarks[p.Name]}")
        );

    private static bool Says(ParameterInfo parameter, string text) =>
        Remarks[parameter.Name].Contains(text, StringComparison.Ordinal);

    private static bool SaysWord(ParameterInfo parameter, string word) =>
        Regex.IsMatch(Remarks[parameter.Name], $@"(?<![\w-]){Regex.Escape(word)}(?![\w-])");

    private static bool SaysNumber(ParameterInfo parameter, long number) =>
        Regex.IsMatch(Remarks[parameter.Name], $@"(?<!\d){number}s?\b");

    private static string Shown(string value) =>
        value.Length == 0
            ? "empty"
            : "<c>"
                + value
                    .Replace("&", "&amp;", StringComparison.Ordinal)
                    .Replace("<", "&lt;", StringComparison.Ordinal)
                    .Replace(">", "&gt;", StringComparison.Ordinal)
                + "</c>";
}
