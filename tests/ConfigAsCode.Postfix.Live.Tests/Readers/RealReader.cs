using System.Text.RegularExpressions;
using ConfigAsCode.Postfix.Core.Catalog;

namespace ConfigAsCode.Postfix.Live.Tests.Readers;

/// <summary>A program of 3.7 that reads its part of main.cf when it starts, before it does anything else.</summary>
/// <param name="Program">Its name, and so the name under which the catalogue lists what it reads.</param>
/// <param name="Needs">Settings without which it stops for another reason, or does not read everything.</param>
internal sealed record RealReader(string Program, params string[] Needs)
{
    /// <summary>The service that it takes itself for: proxymap(8) knows two alone.</summary>
    public string Service { get; init; } = "reader";

    /// <summary>Whether it refuses to run for an unprivileged service.</summary>
    public bool NeedsPrivilege { get; init; }

    /// <summary>Whether it takes a client on its standard streams.</summary>
    public bool TakesStandardStreams { get; init; } = true;

    /// <summary>The arguments of a command; null for a daemon.</summary>
    public string[]? Command { get; init; }

    /// <summary>The parameters it is asked about; null for all that the catalogue says it reads.</summary>
    public string? Only { get; init; }

    // What Postfix's TLS library reads once TLS is on.
    private const string OfTheTlsLibrary = "^(tls_|tlsmgr_service_name$|openssl_path$)";

    // What smtpd(8) reads behind the check that it relays for somebody.
    private const string LateInSmtpd =
        "_tempfail_action$|^header_from_format$|^notify_classes$|^receive_override_options$|^smtpd_tls_security_level$"
        + "|^smtpd_upstream_proxy_protocol$";

    public static IReadOnlyList<RealReader> Daemons { get; } =
    [
        // With all parameters read it stops for want of a restriction, rather than waiting for a client.
        new("smtpd", "smtpd_relay_restrictions =", "smtpd_recipient_restrictions =")
        {
            Only = $"^(?!.*({LateInSmtpd}|{OfTheTlsLibrary}))",
        },
        new("smtpd") { Only = LateInSmtpd },
        new("smtp", "smtp_sasl_password_maps = static:user:password") { Only = $"^(?!.*({OfTheTlsLibrary}))" },
        new("smtp", "smtp_tls_security_level = may") { Only = OfTheTlsLibrary },
        new("lmtp", "lmtp_sasl_password_maps = static:user:password") { Only = $"^(?!.*({OfTheTlsLibrary}))" },
        new("cleanup"),
        new("qmgr"),
        new("oqmgr"),
        new("postscreen"),
        new("bounce"),
        new("verify"),
        new("trivial-rewrite"),
        new("flush"),
        new("scache"),
        new("tlsproxy") { Only = $"^(?!.*({OfTheTlsLibrary}))" },
        new("dnsblog"),
        // A mailbox must hold the largest message, and that old switch leaves the dotlock alone.
        new("local", "message_size_limit = 1", "sun_mailtool_compatibility = no") { NeedsPrivilege = true },
        new(
            "virtual",
            "virtual_mailbox_base = /var/mail",
            "virtual_uid_maps = static:1000",
            "virtual_gid_maps = static:1000",
            "message_size_limit = 1"
        )
        {
            NeedsPrivilege = true,
        },
        new("pipe") { NeedsPrivilege = true },
        new("spawn") { NeedsPrivilege = true },
        new("error"),
        new("discard"),
        new("showq"),
        new("proxymap") { Service = "proxymap" },
        new("anvil"),
        new("qmqpd"),
        new("pickup"),
        new("tlsmgr"),
        new("postlogd") { TakesStandardStreams = false },
    ];

    /// <summary>Of these each reads what every program reads, and a few more.</summary>
    public static IReadOnlyList<RealReader> Commands { get; } =
    [
        new("postmap") { Command = ["-q", "key", "inline:{key=value}"] },
        new("postalias") { Command = ["-q", "key", "inline:{key=value}"] },
        new("postlock") { Command = ["main.cf.copy", "true"] },
        new("postqueue") { Command = ["-p"] },
        new("postdrop") { Command = [] },
        new("sendmail") { Command = ["-bp"] },
        new("postsuper") { Command = ["-h", "0000000000"] },
        new("postcat") { Command = ["main.cf.copy"] },
        new("postkick") { Command = ["public", "nobody", "nothing"] },
        new("posttls-finger") { Command = ["-l", "none"], Only = "^$" },
    ];

    /// <summary>Whether the catalogue says that it reads the parameter as its own, and it is asked about it here.</summary>
    public bool Reads(ParameterInfo parameter) =>
        parameter.ReadBy.Contains(Program)
        && (Only is null || Regex.IsMatch(parameter.Name, Only))
        && !Needs.Any(n => n.StartsWith(parameter.Name + " =", StringComparison.Ordinal));
}
