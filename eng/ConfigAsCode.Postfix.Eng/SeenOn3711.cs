using System.Text.RegularExpressions;

namespace ConfigAsCode.Postfix.Eng;

/// <summary>
/// Where the facts say otherwise than the programs of 3.7.11, which were started with each value
/// (RealReaderTests in the live tests keeps them in step).
/// </summary>
internal static partial class SeenOn3711
{
    private static readonly string[] MindCase =
    [
        "inet_protocols",
        "mynetworks_style",
        "smtp_host_lookup",
        "lmtp_host_lookup",
    ];

    private static readonly string[] FatalWhereEmpty = ["smtp_tls_dane_insecure_mx_policy", "compatibility_level"];

    /// <summary>The words that patches brought to a parameter later than the parameter itself.</summary>
    public static IEnumerable<(string Since, string Word)> LaterWords(string parameter) =>
        parameter == "smtpd_forbid_bare_newline"
            ?
            [
                ("3.5.24|3.6.14|3.7.10|3.8.5|3.9", "normalize"),
                ("3.5.24|3.6.14|3.7.10|3.8.5|3.9", "reject"),
                ("3.9", "note"),
            ]
            : [];

    public static bool IgnoresCase(string parameter, bool byFacts) =>
        !MindCase.Contains(parameter) && (byFacts || WordsInAnyCase().IsMatch(parameter));

    public static bool MustNotBeEmpty(string parameter) => FatalWhereEmpty.Contains(parameter);

    /// <summary>postconf_unused.c of 3.11 has the two in its list, between <c>#if 0</c> and <c>#endif</c>.</summary>
    public static bool IsDeprecated(string parameter) =>
        parameter is not ("tls_eecdh_auto_curves" or "tls_ffdhe_auto_groups");

    [GeneratedRegex(
        "_security_level$|_address_preference$|_dns_support_level$|^postscreen_.*_action$|_tempfail_action$"
            + "|^header_from_format$|^smtpd_forbid_bare_newline$"
    )]
    private static partial Regex WordsInAnyCase();
}
