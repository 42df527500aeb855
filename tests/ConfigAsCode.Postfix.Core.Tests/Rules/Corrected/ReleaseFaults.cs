using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tests.Rules.Corrected;

/// <summary>Faults that a release has and another one has not.</summary>
internal static class ReleaseFaults
{
    private const string NewAction = "{ inet:127.0.0.1:9, default_action=shutdown }";

    public static Dictionary<string, CorrectedFault> All { get; } =
        new()
        {
            ["a time of a milter in braces that is no time"] = Milter("connect_timeout=bogus", "connect_timeout=30s"),
            ["an option of a milter in braces that does not exist"] = Milter("nosuch=1", "protocol=6"),
            ["an action of a milter in braces that does not exist"] = Milter(
                "default_action=bogus",
                "default_action=accept"
            ),
            ["an action of a milter in braces of a later release"] = new(
                "PFX4004",
                RuleSeverity.Error,
                "main.cf smtpd_milters"
            )
            {
                On = "3.6.20",
                Faulty = new("smtpd_milters = " + NewAction),
                Corrected = new("smtpd_milters = { inet:127.0.0.1:9, default_action=tempfail }"),
            },
            ["a time of a policy server in braces that is no time"] = Policy("timeout=bogus", "timeout=10s"),
            ["an option of a policy server in braces that does not exist"] = Policy("nosuch=1", "try_limit=2"),
            ["reject_maps_rbl on a release without it"] = Removed(
                "smtpd_recipient_restrictions",
                "permit_mynetworks, reject_unauth_destination, reject_maps_rbl",
                "permit_mynetworks, reject_unauth_destination, reject_rbl_client bl.example.net=127.0.0.2"
            ),
            ["check_relay_domains on a release without it"] = Removed(
                "smtpd_recipient_restrictions",
                "permit_mynetworks, check_relay_domains",
                "permit_mynetworks, reject_unauth_destination"
            ),
            ["permit_naked_ip_address on a release without it"] = Removed(
                "smtpd_client_restrictions",
                "permit_mynetworks, permit_naked_ip_address, reject_unknown_client_hostname",
                "permit_mynetworks, reject_unknown_client_hostname"
            ),
            ["permit_mx_backup on a release that warns of it"] = new(
                "PFX4003",
                RuleSeverity.Warning,
                "main.cf smtpd_relay_restrictions"
            )
            {
                On = "3.9.14",
                Faulty = new(
                    "smtpd_relay_restrictions = permit_mynetworks, permit_mx_backup, reject_unauth_destination"
                ),
                Corrected = new(
                    "smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination\nrelay_domains = example.net\nrelay_recipient_maps = hash:/etc/postfix/backup"
                ),
            },
            ["reject_maps_rbl before an upgrade"] = new(
                "PFX4003",
                RuleSeverity.Warning,
                "main.cf smtpd_recipient_restrictions"
            )
            {
                On = "3.8.20",
                Faulty = new(
                    "smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination, reject_maps_rbl"
                ),
                Corrected = new(
                    "smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination, reject_rbl_client bl.example.net=127.0.0.2"
                ),
            },
            ["reject_maps_rbl on several releases, of which some are without it"] = new(
                "PFX2003",
                RuleSeverity.Error,
                "main.cf smtpd_recipient_restrictions"
            )
            {
                On = "3.5..3.11",
                Faulty = new(
                    "smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination, reject_maps_rbl"
                ),
                Corrected = new(
                    "smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination, reject_rbl_client bl.example.net=127.0.0.2"
                ),
            },
            ["a comparison of levels with something else"] = new(
                "PFX4009",
                RuleSeverity.Error,
                "main.cf smtpd_helo_required"
            )
            {
                On = "3.11.6",
                Faulty = new("smtpd_helo_required = ${{$compatibility_level} >=level {3.x} ? {yes} : {no}}"),
                Corrected = new("smtpd_helo_required = ${{$compatibility_level} >=level {3.6} ? {yes} : {no}}"),
            },
            ["the least protocol in a policy, on a release that knows exclusions alone"] = new(
                "PFX1019",
                RuleSeverity.Error,
                "policy: bank.example"
            )
            {
                HasFix = true,
                On = "3.5.27",
                Around = "smtp_tls_policy_maps = texthash:$config_directory/policy",
                Faulty = Policies("bank.example encrypt protocols=>=TLSv1.2"),
                Corrected = Policies("bank.example encrypt protocols=!SSLv2:!SSLv3:!TLSv1:!TLSv1.1"),
            },
            ["the form of a header that the release reads in smtpd"] = new(
                "PFX4004",
                RuleSeverity.Error,
                "2525/inet header_from_format"
            )
            {
                On = "3.8.20",
                Faulty = Header("bogus"),
                Corrected = Header("obsolete"),
            },
            ["the form of a header that the release does not read in smtpd"] = new(
                "PFX4006",
                RuleSeverity.Error,
                "2525/inet header_from_format"
            )
            {
                HasFix = true,
                On = "3.6.20",
                NotBesides = "PFX4004",
                Faulty = Header("bogus"),
                Corrected = new() { MasterCf = "2525 inet n - n - - smtpd" },
            },
            ["automatic Diffie-Hellman before the release that has it"] = new(
                "PFX4002",
                RuleSeverity.Info,
                "main.cf smtpd_tls_dh1024_param_file"
            )
            {
                HasFix = true,
                On = "3.6.20",
                Faulty = new("smtpd_tls_dh1024_param_file = auto"),
                Corrected = new("smtpd_tls_dh1024_param_file = /etc/postfix/dh2048.pem"),
            },
            ["a list of protocols without the newest, on an old release with a current OpenSSL"] = new(
                "PFX1007",
                RuleSeverity.Warning,
                "main.cf smtpd_tls_protocols"
            )
            {
                HasFix = true,
                On = "3.1",
                Faulty = new("smtpd_tls_protocols = TLSv1.2"),
                Corrected = new("smtpd_tls_protocols = !SSLv2, !SSLv3, !TLSv1, !TLSv1.1"),
            },
        };

    private static CorrectedFault Milter(string faulty, string corrected) =>
        new("PFX4004", RuleSeverity.Error, "main.cf smtpd_milters")
        {
            On = "3.11.6",
            Faulty = new($"smtpd_milters = {{ inet:127.0.0.1:9, {faulty} }}"),
            Corrected = new($"smtpd_milters = {{ inet:127.0.0.1:9, {corrected} }}"),
        };

    private static CorrectedFault Policy(string faulty, string corrected) =>
        new("PFX2004", RuleSeverity.Error, "main.cf smtpd_recipient_restrictions")
        {
            On = "3.8.20",
            Faulty = new(
                $"smtpd_recipient_restrictions = check_policy_service {{ inet:127.0.0.1:9, {faulty} }}, permit"
            ),
            Corrected = new(
                $"smtpd_recipient_restrictions = check_policy_service {{ inet:127.0.0.1:9, {corrected} }}, permit"
            ),
        };

    private static CorrectedFault Removed(string list, string faulty, string corrected) =>
        new("PFX2003", RuleSeverity.Error, "main.cf " + list)
        {
            On = "3.9.14",
            Faulty = new($"{list} = {faulty}"),
            Corrected = new($"{list} = {corrected}"),
        };

    private static WrittenFiles Policies(string rows) =>
        new() { Tables = [new TableFile("policy", "texthash", rows + "\n")] };

    private static WrittenFiles Header(string value) =>
        new() { MasterCf = $"2525 inet n - n - - smtpd\n  -o header_from_format={value}" };
}
