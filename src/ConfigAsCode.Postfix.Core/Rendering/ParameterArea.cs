using ConfigAsCode.Postfix.Core.Catalog;

namespace ConfigAsCode.Postfix.Core.Rendering;

/// <summary>A part of main.cf, and how the names of its parameters begin.</summary>
internal sealed record ParameterArea(string Title, string[] Prefixes)
{
    private static readonly ParameterArea Others = new("Other", []);

    private static readonly ParameterArea Queue = new(
        "Queue and limits",
        [
            "queue_",
            "qmgr_",
            "maximal_",
            "minimal_",
            "bounce_",
            "delay_",
            "defer_",
            "default_destination_",
            "default_process_limit",
            "default_recipient_",
            "default_delivery_",
            "initial_",
            "message_size_limit",
            "header_size_limit",
            "hopcount_limit",
            "in_flow_delay",
            "line_length_limit",
            "process_",
            "max_",
            "ipc_",
            "double_bounce_",
            "notify_classes",
            "error_notice_recipient",
            "confirm_delay_cleared",
            "fast_flush_",
            "relay_destination_",
            "local_destination_",
            "virtual_destination_",
            "smtp_destination_",
            "lmtp_destination_",
        ]
    );

    /// <summary>The areas in the order of the file. A parameter belongs to the area of its longest prefix.</summary>
    public static IReadOnlyList<ParameterArea> InOrder { get; } =
    [
        new(
            "Installation",
            [
                "compatibility_level",
                "multi_instance_",
                "queue_directory",
                "daemon_directory",
                "command_directory",
                "data_directory",
                "meta_directory",
                "shlib_directory",
                "mail_owner",
                "setgid_group",
                "sendmail_path",
                "mailq_path",
                "newaliases_path",
                "html_directory",
                "manpage_directory",
                "readme_directory",
                "sample_directory",
                "alternate_config_directories",
                "import_environment",
                "export_environment",
            ]
        ),
        new(
            "Host and domains",
            [
                "my",
                "mail_name",
                "append_",
                "masquerade_",
                "relay_domains",
                "virtual_alias_domains",
                "virtual_mailbox_domains",
                "parent_domain_matches_subdomains",
                "smtputf8_",
            ]
        ),
        new(
            "Network",
            [
                "inet_",
                "mynetworks",
                "proxy_interfaces",
                "relayhost",
                "smtp_bind_",
                "lmtp_bind_",
                "smtp_dns_",
                "lmtp_dns_",
                "smtp_host_lookup",
                "lmtp_host_lookup",
                "disable_dns_lookups",
                "system_supports_",
                "default_transport",
                "relay_transport",
            ]
        ),
        new(
            "TLS server",
            [
                "smtpd_tls_",
                "smtpd_use_tls",
                "smtpd_enforce_tls",
                "smtpd_starttls_",
                "postscreen_tls_",
                "postscreen_use_tls",
                "postscreen_enforce_tls",
            ]
        ),
        new(
            "TLS client",
            [
                "smtp_tls_",
                "smtp_use_tls",
                "smtp_enforce_tls",
                "smtp_starttls_",
                "lmtp_tls_",
                "lmtp_use_tls",
                "lmtp_enforce_tls",
                "lmtp_starttls_",
            ]
        ),
        new("TLS, both sides", ["tls_", "tlsproxy_", "tlsmgr_", "openssl_"]),
        new("SASL", ["smtpd_sasl_", "smtp_sasl_", "lmtp_sasl_", "broken_sasl_", "cyrus_sasl_", "send_cyrus_sasl_"]),
        new(
            "SMTP server",
            [
                "smtpd_",
                "address_verify_",
                "unverified_",
                "anvil_",
                "permit_mx_backup_",
                "reject_code",
                "access_map_",
                "maps_rbl_",
                "rbl_reply_maps",
                "default_rbl_reply",
                "show_user_unknown_",
                "strict_",
                "disable_vrfy_command",
                "invalid_hostname_",
                "non_fqdn_",
                "relay_recipient_maps",
                "local_recipient_maps",
            ]
        ),
        new("SMTP client", ["smtp_", "lmtp_", "sender_dependent_", "fallback_relay"]),
        new("postscreen", ["postscreen_", "dnsblog_"]),
        new(
            "Content filters",
            [
                "content_filter",
                "milter_",
                "smtpd_milters",
                "smtpd_proxy_",
                "non_smtpd_milters",
                "header_checks",
                "body_checks",
                "mime_header_checks",
                "nested_header_checks",
                "smtp_header_checks",
                "smtp_body_checks",
                "receive_override_options",
                "internal_mail_filter_classes",
            ]
        ),
        Queue,
        new(
            "Local delivery",
            [
                "alias_",
                "local_",
                "mailbox_",
                "home_mailbox",
                "mail_spool_directory",
                "recipient_delimiter",
                "forward_",
                "luser_relay",
                "biff",
                "allow_mail_to_",
                "fallback_transport",
                "expand_owner_alias",
                "owner_request_special",
                "propagate_unmatched_extensions",
                "virtual_mailbox_",
                "virtual_uid_maps",
                "virtual_gid_maps",
                "virtual_minimum_uid",
                "virtual_transport",
                "deliver_lock_",
                "require_home_directory",
                "default_privs",
                "swap_bangpath",
            ]
        ),
        new(
            "Tables and rewriting",
            [
                "canonical_",
                "sender_canonical_",
                "recipient_canonical_",
                "sender_bcc_maps",
                "recipient_bcc_maps",
                "always_bcc",
                "virtual_alias_",
                "transport_",
                "relocated_maps",
                "smtp_generic_maps",
                "lmtp_generic_maps",
                "proxy_",
                "default_database_type",
                "remote_header_rewrite_domain",
            ]
        ),
        new("Logging", ["syslog_", "maillog_", "debug_", "soft_bounce"]),
        Others,
    ];

    public static ParameterArea Of(string parameter)
    {
        bool isOfTransport =
            Parameters.Find(parameter) is null
            && ParameterFamily.Matching(parameter).Any(match => match.Family.OnlyInMainCf);
        if (isOfTransport)
        {
            return Queue;
        }

        ParameterArea best = Others;
        int length = 0;
        foreach (ParameterArea area in InOrder)
        {
            foreach (string prefix in area.Prefixes)
            {
                if (prefix.Length > length && parameter.StartsWith(prefix, StringComparison.Ordinal))
                {
                    best = area;
                    length = prefix.Length;
                }
            }
        }

        return best;
    }
}
