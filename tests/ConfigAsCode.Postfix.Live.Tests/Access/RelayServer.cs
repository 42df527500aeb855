using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Testing.Models;
using ConfigAsCode.Postfix.Testing.Releases;
using ConfigAsCode.Postfix.Testing.Smtp;

namespace ConfigAsCode.Postfix.Live.Tests.Access;

/// <summary>A Postfix with many servers, each with restriction lists of its own.</summary>
internal static class RelayServer
{
    public const string MainCf = """
        compatibility_level = 3.6
        myhostname = mail.example.test
        mydestination = $myhostname
        local_recipient_maps = texthash:$config_directory/locals
        virtual_alias_domains = alias.example
        virtual_alias_maps = texthash:$config_directory/aliases
        virtual_mailbox_domains = box.example
        virtual_mailbox_maps = texthash:$config_directory/boxes
        relay_domains = relay.example
        relay_recipient_maps = texthash:$config_directory/relays
        recipient_delimiter = +
        in_flow_delay = 0
        smtpd_error_sleep_time = 0
        smtpd_soft_error_limit = 1000
        smtpd_hard_error_limit = 1000
        smtpd_junk_command_limit = 1000
        smtpd_authorized_xclient_hosts = 127.0.0.1
        smtpd_peername_lookup = no
        smtpd_tls_security_level = may
        smtpd_tls_cert_file = /etc/postfix/cert.pem
        smtpd_tls_key_file = /etc/postfix/key.pem
        smtpd_tls_fingerprint_digest = sha256
        postscreen_cache_map =
        smtpd_policy_service_try_limit = 1
        smtpd_policy_service_retry_delay = 1s
        smtpd_restriction_classes = lax, office, closed, open, ended, nested, stop_then_permit, login_only, misspelt
        lax = reject_non_fqdn_recipient
        office = permit_mynetworks
        closed = permit_mynetworks, reject
        open = permit
        ended = permit_mynetworks, reject_unauth_destination
        nested = office, closed
        stop_then_permit = reject, permit
        misspelt = permit_mynetwrks
        login_only = permit_sasl_authenticated, reject
        """;

    public const string Remote = "x@elsewhere.example";
    public const string Own = "root@mail.example.test";

    public const string Relay = "smtpd_relay_restrictions = ";
    public const string Recipient = "smtpd_recipient_restrictions = ";
    public const string Client = "smtpd_client_restrictions = ";
    public const string Helo = "smtpd_helo_restrictions = ";
    public const string Sender = "smtpd_sender_restrictions = ";
    public const string Data = "smtpd_data_restrictions = ";
    public const string EndOfData = "smtpd_end_of_data_restrictions = ";
    public const string Login = "smtpd_sasl_auth_enable = yes";
    public const string NoTls = "smtpd_tls_security_level = none";
    public const string Asks = "smtpd_tls_ask_ccert = yes";
    public const string Requires = "smtpd_tls_req_ccert = yes";
    public const string Fingerprints = "relay_clientcerts = texthash:$config_directory/certificates";
    public const string Trusted = "smtpd_tls_CAfile = $config_directory/Rsa.cert.pem";
    public const string Folder = "texthash:$config_directory/";
    private const string Open = Relay + "open, reject";
    private const string Owners = "smtpd_sender_login_maps = inline:{boss@mail.example.test=somebody-else}";
    public const string ThenNobody = ", reject_unauth_destination";

    // What a row says to all strangers, or to all mail of the sender and to the recipient of these tests.
    public static readonly (string Table, string Result)[] Results =
    [
        ("ok", "OK"),
        ("ok-in-words", "ok as it pays"),
        ("relay", "RELAY"),
        ("number", "1234"),
        ("reply-number", "554"),
        ("reply", "554 no permit"),
        ("temporary", "450 4.7.1 permit later"),
        ("success", "250 fine"),
        ("dunno", "DUNNO permit"),
        ("refusal", "REJECT permit"),
        ("deferral", "DEFER_IF_PERMIT"),
        ("header", "PREPEND X-Permit: permit"),
        ("permit", "permit"),
        ("networks", "permit_mynetworks"),
        ("networks-or-not", "permit_mynetworks, reject"),
        ("named-client", "reject_unknown_client_hostname, permit"),
        ("class", "open"),
        ("closed-class", "closed"),
        ("lax-class", "lax"),
        ("login", "permit_sasl_authenticated"),
        ("stopped", "reject, permit"),
    ];

    // Rows without a result: the first two give an empty one, the others are skipped.
    private static readonly (string Type, string Text)[] Empty =
    [
        ("regexp", "/^203\\.0\\.113\\.7$/\n"),
        ("pcre", "/^203\\.0\\.113\\.7$/\n"),
        ("cidr", "203.0.113.7\n"),
        ("texthash", "203.0.113.7\n"),
    ];

    private static readonly string[] Keys =
    [
        "203.0.113.7",
        "sender@example.test",
        "elsewhere.example",
        "stranger.example",
    ];

    public static readonly RelayCase[] Cases =
    [
        new("default"),
        new("default-login", Login),
        new("recipient-only", Relay, Recipient + "permit_mynetworks" + ThenNobody),
        new("relay-only", Relay + "permit_mynetworks, defer_unauth_destination", Recipient),
        new("both", Login, Relay + "permit_mynetworks" + ThenNobody, Recipient + "permit_sasl_authenticated, reject"),
        new(
            "both-the-other-way",
            Login,
            "smtpd_relay_before_recipient_restrictions = no",
            Relay + "permit_mynetworks" + ThenNobody,
            Recipient + "permit_sasl_authenticated, reject"
        ),
        new("permit-first", Relay + "permit, reject", Recipient + "permit_mynetworks" + ThenNobody),
        new("open", Relay + "open, reject"),
        new("open-with-data", Relay + "open, reject", EndOfData + "permit_mynetworks, reject"),
        new("warn-permit", Relay + "warn_if_reject permit_mynetworks, reject"),
        new("warn-reject", Relay + "warn_if_reject reject, permit_mynetworks, reject"),
        new("warn-destination", Relay + "warn_if_reject reject_unauth_destination, open, reject"),
        new("warn-defer-if-permit", Relay + "warn_if_reject defer_if_permit, open, reject"),
        new("warn-class", Relay + "warn_if_reject closed, open, reject"),
        new("warn-class-that-stops", Relay + "warn_if_reject stop_then_permit, reject"),
        new("warn-table", Relay + $"warn_if_reject check_client_access {Folder}stopped" + ThenNobody),
        new("class-office", Relay + "office" + ThenNobody),
        new("class-closed", Relay + "closed, open"),
        new("class-ended", Relay + "ended, open"),
        new("class-nested", Relay + "nested, open"),
        new("class-lax", Relay + "lax, permit_mynetworks" + ThenNobody),
        new("class-login", Login, Relay + "open, reject", Sender + "login_only"),
        new("client-narrows", Login, Client + "permit_mynetworks, reject"),
        new("client-login", Login, Client + "permit_sasl_authenticated, reject"),
        new("client-login-impossible", Client + "permit_sasl_authenticated, reject"),
        new("helo-narrows", Login, "smtpd_helo_required = yes", Helo + "permit_mynetworks, reject"),
        // Who says no HELO is not asked.
        new("helo-that-nobody-needs", Relay + "open, reject", Helo + "permit_mynetworks, reject")
        {
            IsUpperBound = true,
        },
        new("sender-narrows", Login, Sender + "permit_sasl_authenticated, reject"),
        new("data-narrows", Login, Data + "permit_sasl_authenticated, reject"),
        new("end-of-data-narrows", Login, EndOfData + "permit_mynetworks, reject"),
        new("client-destination", Relay + "open, reject", Client + "permit_mynetworks" + ThenNobody),
        new("at-once", "smtpd_delay_reject = no", Relay + "open, reject", Client + "permit_mynetworks" + ThenNobody),
        new(
            "at-once-no-login",
            Login,
            "smtpd_delay_reject = no",
            "mynetworks = 127.0.0.0/8, 192.0.2.0/24",
            Client + "permit_mynetworks, permit_sasl_authenticated, reject"
        ),
        new("at-once-login", Login, "smtpd_delay_reject = no", Sender + "permit_sasl_authenticated, reject"),
        new("networks", "mynetworks = 203.0.113.0/24"),
        new("networks-without-one", "mynetworks = 192.0.2.0/25"),
        new("no-networks", "mynetworks = "),
        new("networks-of-the-host", "mynetworks_style = host"),
        new("networks-of-its-subnets", "mynetworks_style = subnet"),
        new("this-host", Relay + "permit_inet_interfaces, reject"),
        new("login-only-in-TLS", Login, "smtpd_tls_auth_only = yes"),
        new("login-only-in-no-TLS", Login, "smtpd_tls_auth_only = yes", NoTls),
        new("login-off", "smtpd_sasl_auth_enable = no", Relay + "permit_sasl_authenticated, reject"),
        new("defer-in-the-middle", Relay + "permit_mynetworks, defer, permit"),
        new("defer-if-permit", Relay + "permit_mynetworks, defer_if_permit, open"),
        new("reject-in-the-middle", Login, Relay + "permit_mynetworks, reject, permit_sasl_authenticated"),
        new("own-destinations", Relay + "permit_auth_destination, reject"),
        new("MX", Relay + "permit_mx_backup, reject"),
        new("upper-case", Relay + "PERMIT_MYNETWORKS, Reject_Unauth_Destination"),
        new("unknown-word", Relay + "permit_mynetworks, permit_mynetwrks, open, reject"),
        new("unknown-word-warns", Relay + "permit_mynetworks, warn_if_reject permit_mynetwrks, open, reject"),
        new("unknown-word-of-class", Relay + "misspelt, open, reject"),
        new("unknown-word-of-client", Client + "permit_mynetwrks", Relay + "open, reject"),
        new("swallowed-guard", Relay, Recipient + "permit_mynetworks, reject_rbl_client, reject_unauth_destination"),
        new("any-sender", Relay + "check_sender_access static:OK" + ThenNobody),
        new(
            "any-sender-at-once",
            "smtpd_delay_reject = no",
            Client + "check_sender_access static:OK" + ThenNobody,
            Relay + "open, reject"
        ),
        new("no-sender-permits", Relay + "check_sender_access inline:{nobody@example.test=DUNNO}" + ThenNobody),
        new("own-sender", Relay + "check_sender_access inline:{example.test=office}" + ThenNobody),
        new("only-an-address-as-name", Relay + "permit_naked_ip_address" + ThenNobody),
        new("naked-address", Relay + "permit_naked_ip_address, open, reject"),
        new(
            "relay-domains-of-client",
            "relay_domains = stranger.example",
            Client + "check_relay_domains",
            Relay + "open, reject"
        ),
        new("relay-domains", "relay_domains = stranger.example", Relay + "check_relay_domains"),
        new("certificate", Asks, Fingerprints, Relay + "permit_tls_clientcerts" + ThenNobody),
        new("certificate-not-asked-for", Fingerprints, Relay + "permit_tls_clientcerts" + ThenNobody),
        new("certificate-without-list", Asks, Relay + "permit_tls_clientcerts" + ThenNobody),
        new("certificate-without-TLS", Asks, Fingerprints, NoTls, Relay + "permit_tls_clientcerts" + ThenNobody),
        // What may be required only with TLS is not asked for without.
        new("certificate-required-at-may", Requires, Fingerprints, Relay + "permit_tls_clientcerts" + ThenNobody),
        new("any-certificate-required-at-may", Requires, Trusted, Relay + "permit_tls_all_clientcerts" + ThenNobody),
        new("any-certificate", Asks, Trusted, Relay + "permit_tls_all_clientcerts" + ThenNobody),
        new("any-certificate-not-asked-for", Trusted, Relay + "permit_tls_all_clientcerts" + ThenNobody),
        new("policy", Relay + "permit_mynetworks, check_policy_service inet:127.0.0.1:1" + ThenNobody),
        new("inline", Relay + "check_client_access inline:{203.0.113.7=OK}" + ThenNobody),
        new("bare-table", Recipient + $"{Folder}ok, reject", Relay + $"{Folder}ok" + ThenNobody),
        // A table stands for no restriction there: 451 to everybody.
        new("bare-data-table", Relay + "open, reject", Data + $"{Folder}ok"),
        new("bare-end-of-data-table", Relay + "open, reject", EndOfData + $"{Folder}ok"),
        new("warn-then-argument", Relay + $"warn_if_reject check_client_access {Folder}refusal, open, reject"),
        new("own-domains-only", Relay + "permit_auth_destination, permit_mx_backup, reject"),
        new("bare-client-table", Client + $"{Folder}ok, reject", Relay + "open, reject"),
        new("table-that-may-not", Relay + $"check_reverse_client_hostname_access {Folder}ok" + ThenNobody),
        new("sender-table", Relay + $"check_sender_access {Folder}ok" + ThenNobody),
        new("recipient-table", Relay + $"check_recipient_access {Folder}ok" + ThenNobody),
        new("helo-table", Relay + $"check_helo_access {Folder}ok" + ThenNobody),
        new("tables", Login, Relay + $"check_client_access {Folder}ok, permit_mynetworks" + ThenNobody),
        new("level-0", "compatibility_level = 0", Recipient + "permit_mynetworks" + ThenNobody),
        new("level-0-open", "compatibility_level = 0", Recipient + "open, reject"),
        new("level-1", "compatibility_level = 1", Recipient + "open, reject"),
        new("rejects-some", Relay + $"check_client_access {Folder}refusal, open, reject") { IsUpperBound = true },
        .. Empty.Select(e => new RelayCase(
            "empty-result-of-" + e.Type,
            Relay + $"check_client_access {e.Type}:$config_directory/empty-{e.Type}" + ThenNobody
        )),
        .. Results.Select(r => new RelayCase(
            "result-" + r.Table,
            Login,
            Relay + $"check_client_access {Folder}{r.Table}, permit_mynetworks" + ThenNobody
        )),
    ];

    public static readonly ParallelOptions InEights = new() { MaxDegreeOfParallelism = 8 };

    /// <summary>Lists that reject some messages, which only what becomes of each message shows.</summary>
    public static readonly RelayCase[] Selective =
    [
        new("helo-invalid", Helo + "reject_invalid_helo_hostname", Open),
        new("helo-qualified", Helo + "reject_non_fqdn_helo_hostname", Open),
        new("helo-needed", "smtpd_helo_required = yes", Open),
        new("helo-at-once", "smtpd_delay_reject = no", Helo + "reject_non_fqdn_helo_hostname", Open),
        new("helo-code", "non_fqdn_reject_code = 450", Helo + "reject_non_fqdn_helo_hostname", Open),
        new("helo-rows", Helo + "check_helo_access inline:{example=REJECT, {198.51.100.9 = 450 later}}", Open),
        new("client-name", Client + "reject_unknown_client_hostname", Open),
        new("client-name-code", "unknown_client_reject_code = 550", Client + "reject_unknown_client", Open),
        new("client-reverse-name", Client + "reject_unknown_reverse_client_hostname", Open),
        new("client-plain", Client + "reject_plaintext_session", Open),
        new("tls-needed", "smtpd_tls_security_level = encrypt", Open),
        new("certificate-needed", "smtpd_tls_security_level = encrypt", Asks, Requires, Trusted, Open),
        new("certificate-rows", Asks, Relay + $"check_ccert_access {Folder}certificate-rows, reject"),
        new("login-rows", Login, Relay + $"check_sasl_access inline:{{{SaslUser.Login}=OK}}, reject"),
        new("login-rows-without-logins", Relay + $"check_sasl_access inline:{{{SaslUser.Login}=OK}}, open, reject"),
        new("sender-qualified", Sender + "reject_non_fqdn_sender", Open),
        new("sender-listed", Sender + "reject_unlisted_sender", Open),
        new("sender-listed-always", "smtpd_reject_unlisted_sender = yes", Open),
        new("sender-row", Sender + "check_sender_access inline:{sender@example.test=REJECT}", Open),
        new("sender-row-of-bounces", Sender + "check_sender_access inline:{<>=REJECT}", Open),
        new("sender-row-of-user", Sender + "check_sender_access inline:{boss@=REJECT}", Open),
        new(
            "sender-row-without-extension",
            Sender + "check_sender_access inline:{boss@mail.example.test=REJECT}",
            Open
        ),
        new("sender-row-of-parent", Sender + "check_sender_access inline:{test=REJECT}", Open),
        new("sender-row-of-dot", Sender + "check_sender_access inline:{.example.test=REJECT}", Open),
        new(
            "sender-row-of-dot-in-style",
            "parent_domain_matches_subdomains =",
            Sender + "check_sender_access inline:{.example.test=REJECT, test=DEFER}",
            Open
        ),
        new("sender-pattern", Sender + "check_sender_access pcre:{{/^boss(\\+.*)?@/ REJECT}}", Open),
        new("recipient-row", Recipient + "check_recipient_access inline:{root@mail.example.test=REJECT}", Open),
        new("recipient-row-of-parent", Recipient + "check_recipient_access inline:{relay.example=REJECT}", Open),
        new("recipient-pattern", Recipient + "check_recipient_access regexp:{{!/@relay/ DUNNO} {/./ 450 no}}", Open),
        new("recipient-qualified", Recipient + "reject_non_fqdn_recipient", Open),
        new(
            "recipient-unlisted-in-list",
            "smtpd_reject_unlisted_recipient = no",
            Relay + "reject_unlisted_recipient, open, reject"
        ),
        new("recipient-unlisted-taken", "smtpd_reject_unlisted_recipient = no", Open),
        new("recipient-unlisted-overridden", "receive_override_options = no_unknown_recipient_checks", Open),
        new("recipient-unlisted-warns", Relay + "warn_if_reject reject_unlisted_recipient, open, reject"),
        new("recipient-listed-anywhere", "virtual_alias_maps = static:root", Open),
        new(
            "recipient-codes",
            "unknown_local_recipient_reject_code = 450",
            "unknown_virtual_alias_reject_code = 450",
            Open
        ),
        new("recipients-of-any-box", "virtual_mailbox_maps =", Open),
        new("recipients-by-domain", "virtual_mailbox_maps = inline:{@box.example=x}", Open),
        new("recipients-by-user", "local_recipient_maps = inline:{nobody-here=x}", Open),
        new("codes", "reject_code = 450", Relay + "permit_mynetworks, reject"),
        new("codes-that-are-none", "reject_code = 250", Relay + "permit_mynetworks, reject"),
        new("codes-of-defer", "defer_code = 550", Relay + "permit_mynetworks, defer"),
        new("codes-of-relay", "relay_domains_reject_code = 450", Relay + "permit_mynetworks" + ThenNobody),
        new("codes-of-rows", "access_map_reject_code = 450", Relay + "check_client_access static:REJECT, reject"),
        new("soft-bounce", "soft_bounce = yes", Relay + "permit_mynetworks, reject"),
        new("defer-if-reject", Relay + "permit_mynetworks, defer_if_reject, reject"),
        new("defer-if-reject-before", Sender + "defer_if_reject", Relay + "permit_mynetworks, reject"),
        new("defer-if-reject-then-recipient", Relay + "defer_if_reject, open", Recipient + "permit_mynetworks, reject"),
        new("defer-if-permit-before", Client + "defer_if_permit", Relay + "permit_mynetworks, reject"),
        new("defer-both", Relay + "permit_mynetworks, defer_if_reject, defer_if_permit, reject"),
        new("defer-if-permit-of-data", Open, Data + "permit_mynetworks, defer_if_permit"),
        new("defer-if-reject-of-data", Open, Data + "permit_mynetworks, defer_if_reject, reject"),
        new("data-of-recipient", Open, Data + "check_recipient_access inline:{known@box.example=REJECT}"),
        new("row-discard", Relay + "check_client_access inline:{203.0.113=DISCARD}, reject", Data + "reject"),
        new("row-discard-at-once", "smtpd_delay_reject = no", Client + "check_client_access static:DISCARD", Open),
        new("row-hold", Relay + "check_client_access static:HOLD, check_client_access static:{FILTER x:y}, reject"),
        new("row-defer-if-reject", Relay + "permit_mynetworks, check_client_access static:DEFER_IF_REJECT, reject"),
        new("row-of-net", Client + "check_client_access inline:{203.0=REJECT, {2001:db8:9 = 450 later}}", Open),
        new("row-of-name", Client + "check_client_access inline:{example=REJECT, {unknown = 450 later}}", Open),
        new(
            "row-of-reverse-name",
            Client + "check_reverse_client_hostname_access inline:{example=OK, unknown=REJECT}",
            Open
        ),
        new("row-by-cidr", Client + $"check_client_access cidr:$config_directory/nets", Open),
        new(
            "row-by-cidr-inline",
            Client + "check_client_access cidr:{{203.0.113.0/24 REJECT} {2001:db8::/64 DEFER}}",
            Open
        ),
        new("row-by-pattern", Relay + $"check_client_access pcre:$config_directory/names, reject"),
        new("row-by-any-pattern", Relay + "check_client_access regexp:{{/./ OK}}" + ThenNobody),
        new("row-without-sign", Client + "check_client_access inline:{example=REJECT, unknown=450 later}", Open),
        new("row-without-type", Relay + "check_client_access nosuchtype:x, open, reject"),
        new(
            "row-of-union",
            Relay + "check_client_access unionmap:{static:permit_mynetworks, static:reject}, open, reject"
        ),
        new(
            "row-of-pipe",
            Relay + "check_client_access pipemap:{inline:{203.0.113.7=a}, inline:{a=REJECT}}, open, reject"
        ),
        new("owned-sender", Login, Owners, Relay + "reject_sender_login_mismatch, open, reject"),
        new(
            "owned-sender-of-logins",
            Login,
            Owners,
            Relay + "reject_authenticated_sender_login_mismatch, open, reject"
        ),
        new(
            "owned-sender-of-others",
            Login,
            Owners,
            Relay + "reject_unauthenticated_sender_login_mismatch, open, reject"
        ),
        new("owned-sender-known", Login, Owners, Relay + "reject_known_sender_login_mismatch, open, reject"),
        new(
            "owned-sender-behind",
            Login,
            Owners,
            Relay + "permit_sasl_authenticated, reject_sender_login_mismatch, open, reject"
        ),
        new("owned-sender-without-logins", Owners, Relay + "reject_sender_login_mismatch, open, reject"),
        new("recipient-first", "smtpd_relay_before_recipient_restrictions = no", Relay + "reject", Recipient + "defer"),
        new("relay-first", "smtpd_relay_before_recipient_restrictions = yes", Relay + "reject", Recipient + "defer"),
        new(
            "lists-of-a-template",
            Client + "permit_mynetworks, reject_unknown_client_hostname",
            Helo + "permit_mynetworks, reject_invalid_helo_hostname",
            Sender + "permit_mynetworks, reject_non_fqdn_sender",
            Relay + "permit_mynetworks" + ThenNobody
        ),
        new("no-argument", Relay + "check_client_access, open, reject"),
        new("no-argument-at-all", Relay + "open, reject", Sender + "permit_mynetworks, check_sender_access"),
        new("no-number", Relay + "permit_mynetworks, sleep soon, reject"),
        new(
            "only-permits",
            Client + "permit_mynetworks, permit_sasl_authenticated",
            Relay + "permit_mynetworks, defer_unauth_destination"
        ),
        .. BehindPostscreen,
    ];

    /// <summary>postscreen(8) knows the address of the test, and hands each of its connections on.</summary>
    private static IEnumerable<RelayCase> BehindPostscreen =>
        new RelayCase[]
        {
            new("postscreen"),
            new("postscreen-login", Login),
            new(
                "postscreen-at-once",
                Login,
                "smtpd_delay_reject = no",
                "mynetworks = 127.0.0.0/8, 192.0.2.0/24",
                Client + "permit_mynetworks, reject_unknown_client_hostname"
            ),
            new("postscreen-certificate", Asks, Fingerprints, Relay + "permit_tls_clientcerts" + ThenNobody),
            new("postscreen-table", Relay + $"check_client_access {Folder}ok" + ThenNobody),
            new("postscreen-helo", Helo + "reject_invalid_helo_hostname", Open),
        }.Select(c => c with { IsBehindPostscreen = true });

    private static (string Name, string Type, string Text)[] Tables =>
        [
            .. Results.Select(r => (r.Table, "texthash", string.Concat(Keys.Select(key => $"{key} {r.Result}\n")))),
            .. Empty.Select(e => ("empty-" + e.Type, e.Type, e.Text)),
            ("certificates", "texthash", RelayClient.Fingerprint + " office\n"),
            ("certificate-rows", "texthash", RelayClient.Fingerprint + " OK\n"),
            (
                "nets",
                "cidr",
                "if !203.0.113.0/24\n192.0.2.0/25 REJECT\n!198.51.100.0/24 DUNNO\nendif\n0.0.0.0/0 450 later\n"
            ),
            (
                "names",
                "pcre",
                "if /^(\\d+\\.){3}\\d+$/\n/^203\\.0\\.[0-9]{1,3}\\.7$/ OK\nendif\n/^office\\.(\\w+)$/ REJECT\n"
            ),
            ("locals", "texthash", "root x\n"),
            ("aliases", "texthash", "known@alias.example root\n"),
            ("boxes", "texthash", "known@box.example box\n"),
            ("relays", "texthash", "known@relay.example x\n"),
        ];

    /// <summary>The configuration with some of the servers.</summary>
    public static Instance InstanceOf(IEnumerable<RelayCase> cases) =>
        InstanceReader
            .Read(
                "live",
                DebianRelease.Tested.Target,
                MainCf,
                MasterCfOf(cases),
                [.. Tables.Select(t => new TableFile(t.Name, t.Type, t.Text))]
            )
            .Instance;

    /// <summary>A Postfix with some of the servers.</summary>
    public static Task<LivePostfix> StartAsync(IEnumerable<RelayCase> cases) =>
        LivePostfix.StartAsync(
            MainCf,
            MasterCfOf(cases),
            new LivePostfixOptions
            {
                KnowsIPv6 = true,
                Tables = Tables.Select(t => new KeyValuePair<string, string>(t.Name, t.Text)).ToDictionary(),
            }
        );

    private static string MasterCfOf(IEnumerable<RelayCase> cases) =>
        string.Concat(cases.Select(c => c.Entry)) + MasterCf.Plumbing;
}
