using System.Text.RegularExpressions;

namespace ConfigAsCode.Postfix.Eng;

/// <summary>
/// Where the facts say otherwise than the programs of 3.7.11, which were started with each value
/// (RealReaderTests in the live tests keeps them in step), or than the source of another release.
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

    // The tags of the source: tls_misc.c, int_filt.c.
    private const string WithOpenSsl111 = "3.0.14|3.1.10|3.2.7|3.3.2|3.4";

    /// <summary>The words that came later than their parameter.</summary>
    public static IEnumerable<(string Since, string Word)> LaterWords(string parameter) =>
        parameter switch
        {
            "smtpd_forbid_bare_newline" =>
            [
                ("3.5.24|3.6.14|3.7.10|3.8.5|3.9", "normalize"),
                ("3.5.24|3.6.14|3.7.10|3.8.5|3.9", "reject"),
                ("3.9", "note"),
            ],
            "tls_ssl_options" =>
            [
                (WithOpenSsl111, "NO_RENEGOTIATION"),
                (WithOpenSsl111, "NO_SESSION_RESUMPTION_ON_RENEGOTIATION"),
                (WithOpenSsl111, "PRIORITIZE_CHACHA"),
                (WithOpenSsl111, "ENABLE_MIDDLEBOX_COMPAT"),
            ],
            "tls_disable_workarounds" => [(WithOpenSsl111, "TLSEXT_PADDING")],
            "internal_mail_filter_classes" =>
            [
                ("3.0", "sendmail"),
                ("3.0", "smtpd"),
                ("3.0", "qmqpd"),
                ("3.0", "forward"),
                ("3.0", "verify"),
            ],
            _ => [],
        };

    /// <summary>The words that a parameter does not have after all: Dovecot's library serves servers alone (postconf -A).</summary>
    public static IEnumerable<string> NoWords(string parameter) =>
        parameter is "smtp_sasl_type" or "lmtp_sasl_type" ? ["dovecot"] : [];

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
