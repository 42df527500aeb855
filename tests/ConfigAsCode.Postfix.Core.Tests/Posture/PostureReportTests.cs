using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Posture;
using ConfigAsCode.Postfix.Core.Posture.Flow;
using ConfigAsCode.Postfix.Core.Posture.Page;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Sasl;
using ConfigAsCode.Postfix.Core.Tests.Rules;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Tests.Posture;

/// <summary>The facts of the page.</summary>
public class PostureReportTests
{
    private static readonly TargetPosture Exchanger = PostureExamples.Report.Instances[0].OnTargets[0];

    [Fact]
    public void Behind_postscreen_stands_the_smtpd_that_it_hands_clients_to()
    {
        Assert.Equal(
            [
                "smtp (25) postscreen",
                "smtpd/pass smtpd",
                "submission (587) smtpd",
                "submissions (465) smtpd",
                "192.0.2.7:2525/inet smtpd",
                "[2001:db8:85a3::8a2e:370:7334]:10025/inet smtpd",
            ],
            Exchanger.Listeners.Select(l => $"{l.Name} {l.Program}")
        );
        Assert.Equal(["smtp (25)"], Listener("smtpd/pass").HandedOverBy);
        Assert.Null(Listener("smtp/inet").Relay);
    }

    /// <summary>nqmgr is another name of qmgr: Debian has it as a link in its folder of programs.</summary>
    [Theory]
    [InlineData("qmgr")]
    [InlineData("oqmgr")]
    [InlineData("nqmgr")]
    public void The_queue_manager_is_found_by_each_of_its_names(string program)
    {
        Instance mail = InstanceReader
            .Read("x", PlatformInfo.Find("Debian12")!.Target, "", $"qmgr unix n - n 300 1 {program}\n")
            .Instance;
        Assert.Equal("qmgr", PostureReport.Of([mail]).Instances[0].OnTargets[0].QueueManager);
    }

    [Fact]
    public void A_listener_tells_what_the_TLS_table_tells()
    {
        foreach (TlsRow row in TlsTable.Of(PostureExamples.Exchanger, PostureExamples.Exchanger.Target!))
        {
            if (Exchanger.Listeners.FirstOrDefault(l => l.Service == row.Service.Key)?.Tls is { } tls)
            {
                Assert.Equal(
                    (row.Level, row.Protocols, row.Suites.Count, row.Weakest?.Name, row.Anonymous),
                    (tls.Level, tls.Protocols, tls.Suites, tls.Weakest, tls.Anonymous)
                );
                Assert.Equal(row.WithoutForwardSecrecy, tls.WithoutForwardSecrecy);
            }
        }

        Assert.Equal(
            [TlsLevel.May, TlsLevel.May, TlsLevel.Encrypt, TlsLevel.Encrypt, TlsLevel.May, TlsLevel.None],
            Exchanger.Listeners.Select(l => l.Tls!.Level)
        );
        Assert.True(Listener("submissions/inet").Tls!.IsWrapped);
        Assert.True(Listener("192.0.2.7:2525/inet").Tls!.Anonymous > 0);
    }

    [Fact]
    public void Who_decided_is_a_policy_the_service_main_cf_or_the_default()
    {
        Assert.Equal(new Decision("smtpd_tls_security_level", "IShopTls"), Listener("smtp/inet").Tls!.LevelBy);
        Assert.Equal(
            new Decision("smtpd_tls_security_level", "-o in master.cf"),
            Listener("submission/inet").Tls!.LevelBy
        );
        Assert.Equal(
            new Decision("lmtp_tls_security_level", "default"),
            Exchanger.Transports.Single(t => t.Name == "lmtp").Clients[0].Tls.LevelBy
        );
        Assert.Equal(
            new Decision("smtp_tls_security_level", "main.cf"),
            PostureExamples
                .Report.Instances[1]
                .OnTargets[0]
                .Transports.First(t => t.Name == "smtp")
                .Clients[0]
                .Tls.LevelBy
        );
    }

    [Theory]
    [InlineData("inet_interfaces = all", "smtp", "every address, port 25")]
    [InlineData("inet_interfaces = loopback-only", "smtp", "loopback only, port 25")]
    [InlineData("inet_interfaces = 192.0.2.7, 2001:db8::1", "submission", "192.0.2.7:587, [2001:db8::1]:587")]
    [InlineData("inet_interfaces = $myhostname", "smtp", "the address of the host name, port 25")]
    [InlineData("inet_protocols = ipv4", "smtp", "every IPv4 address, port 25")]
    [InlineData("inet_interfaces = all", "[::1]:submission", "[::1]:587")]
    public void A_listener_stands_on_the_addresses_of_its_name_or_of_inet_interfaces(
        string main,
        string service,
        string addresses
    ) =>
        Assert.Equal(
            addresses,
            string.Join(", ", Single(Declared.On("Debian12").Main(main).Inet(service, "smtpd"), service).Addresses)
        );

    [Theory]
    [InlineData(LoginMode.None, "smtpd_tls_security_level = may")]
    [InlineData(LoginMode.WithoutTls, "smtpd_tls_security_level = may", "smtpd_sasl_auth_enable = yes")]
    [InlineData(LoginMode.WithoutTls, "smtpd_tls_security_level = none", "smtpd_sasl_auth_enable = yes")]
    [InlineData(LoginMode.OnlyInTls, "smtpd_tls_security_level = encrypt", "smtpd_sasl_auth_enable = yes")]
    [InlineData(LoginMode.OnlyInTls, "smtpd_tls_wrappermode = yes", "smtpd_sasl_auth_enable = yes")]
    [InlineData(
        LoginMode.OnlyInTls,
        "smtpd_tls_security_level = may",
        "smtpd_sasl_auth_enable = yes",
        "smtpd_tls_auth_only = yes"
    )]
    [InlineData(
        LoginMode.None,
        "smtpd_tls_security_level = none",
        "smtpd_sasl_auth_enable = yes",
        "smtpd_tls_auth_only = yes"
    )]
    public void A_login_is_possible_where_it_is_on_and_the_session_may_have_it(
        LoginMode login,
        params string[] settings
    ) => Assert.Equal(login, Single(Declared.On("Debian12").Inet("submission", "smtpd", settings), "submission").Login);

    [Theory]
    [InlineData("this host itself")]
    [InlineData("clients in 192.0.2.0/24", "mynetworks = 192.0.2.0/24")]
    [InlineData("nobody", "mynetworks = ")]
    [InlineData("clients in the subnets of this host", "mynetworks_style = subnet")]
    [InlineData("nobody", "smtpd_relay_restrictions = reject_unauth_destination")]
    [InlineData("everybody", "smtpd_relay_restrictions = open, reject")]
    // smtpd(8) starts only with a restriction that turns foreign mail away.
    [InlineData("stops", "smtpd_relay_restrictions = permit")]
    [InlineData("stops", "smtpd_relay_restrictions = permit, reject")]
    [InlineData("stops", "smtpd_relay_restrictions = warn_if_reject reject_unauth_destination, open")]
    [InlineData("stops", "compatibility_level = 0")]
    [InlineData("stops", "smtpd_relay_restrictions = ", "smtpd_recipient_restrictions = reject_rbl_client bl.example")]
    [InlineData("nobody", "smtpd_relay_restrictions = ", "smtpd_recipient_restrictions = reject_unauth_destination")]
    [InlineData(
        "clients in 192.0.2.0/24; clients that log in",
        "mynetworks = 192.0.2.0/24",
        "smtpd_sasl_auth_enable = yes",
        "smtpd_tls_security_level = encrypt"
    )]
    [InlineData(
        "clients that log in",
        "mynetworks = 192.0.2.0/24",
        "smtpd_sasl_auth_enable = yes",
        "smtpd_client_restrictions = permit_sasl_authenticated, reject"
    )]
    [InlineData(
        "clients in 192.0.2.0/24, which also are clients that log in",
        "mynetworks = 192.0.2.0/24",
        "smtpd_sasl_auth_enable = yes",
        "smtpd_client_restrictions = permit_mynetworks, reject",
        "smtpd_relay_restrictions = permit_sasl_authenticated, reject"
    )]
    [InlineData(
        "nobody",
        "smtpd_relay_restrictions = permit_tls_all_clientcerts, reject",
        "smtpd_tls_security_level = may"
    )]
    [InlineData(
        "clients with any trusted certificate",
        "smtpd_relay_restrictions = permit_tls_all_clientcerts, reject",
        "smtpd_tls_security_level = may",
        "smtpd_tls_ask_ccert = yes"
    )]
    [InlineData("everybody", "smtpd_relay_restrictions = warn_if_reject reject_unauth_destination, open, reject")]
    [InlineData("everybody", "smtpd_relay_restrictions = warn_if_reject shut, reject")]
    [InlineData("nobody", "smtpd_relay_restrictions = shut, open")]
    [InlineData("nobody", "smtpd_relay_restrictions = defer_if_permit, open")]
    // Before the recipient is known, nobody is turned away for it; neither is mail for several at DATA.
    [InlineData(
        "everybody",
        "smtpd_relay_restrictions = open, reject",
        "smtpd_delay_reject = no",
        "smtpd_client_restrictions = permit_mynetworks, reject_unauth_destination"
    )]
    [InlineData(
        "everybody",
        "smtpd_relay_restrictions = open, reject",
        "smtpd_data_restrictions = reject_unauth_destination"
    )]
    [InlineData(
        "nobody",
        "smtpd_delay_reject = no",
        "smtpd_sasl_auth_enable = yes",
        "smtpd_client_restrictions = permit_sasl_authenticated, reject"
    )]
    [InlineData(
        "clients with a name in partner.example",
        "relay_domains = partner.example",
        "smtpd_relay_restrictions = check_relay_domains"
    )]
    [InlineData(
        "what check_recipient_access hash:/etc/postfix/partners permits",
        "smtpd_relay_restrictions = ",
        "smtpd_recipient_restrictions = hash:/etc/postfix/partners, reject_unauth_destination"
    )]
    // The real smtpd answers 451 at a word that it does not know, whatever stands behind it or before it.
    [InlineData("nobody", "smtpd_relay_restrictions = permit_mynetwrks, open, reject")]
    [InlineData("nobody", "smtpd_relay_restrictions = warn_if_reject permit_mynetwrks, open, reject")]
    [InlineData("nobody", "smtpd_relay_restrictions = open, reject", "smtpd_client_restrictions = permit_mynetwrks")]
    [InlineData("nobody", "smtpd_relay_restrictions = check_sender_mx_access hash:/etc/postfix/mx, reject")]
    // The real smtpd answers 250: only what rejects is turned into a warning.
    [InlineData(
        "clients in 192.0.2.0/24",
        "smtpd_relay_restrictions = warn_if_reject permit_mynetworks, reject",
        "mynetworks = 192.0.2.0/24"
    )]
    [InlineData(
        "what the policy service inet:127.0.0.1:10031 permits",
        "smtpd_relay_restrictions = check_policy_service inet:127.0.0.1:10031, reject_unauth_destination"
    )]
    [InlineData(
        "what check_client_access hash:/etc/postfix/clients permits",
        "smtpd_relay_restrictions = check_client_access hash:/etc/postfix/clients, defer_unauth_destination"
    )]
    [InlineData(
        "nobody",
        "smtpd_relay_restrictions = permit_auth_destination, permit_dnswl_client list.example, reject"
    )]
    public void Who_may_relay_is_who_passes_every_list(string clients, params string[] settings)
    {
        Declared mail = Declared
            .On("Debian12")
            .Main([
                "compatibility_level = 3.6",
                "mydestination = ",
                "smtpd_restriction_classes = open, shut",
                "open = permit",
                "shut = reject, permit",
                .. settings,
            ]);
        RelayAccess relay = Single(mail.Inet("smtp", "smtpd"), "smtp").Relay!;
        Assert.Equal(
            clients,
            relay.IsOpen ? "everybody"
                : !relay.Starts ? "stops"
                : relay.Paths.Count == 0 ? "nobody"
                : string.Join("; ", relay.Clients)
        );
    }

    [Theory]
    [InlineData("OK", "what the table clients permits (check_client_access)")]
    [InlineData("1", "what the table clients permits (check_client_access)")]
    [InlineData("REJECT", "")]
    [InlineData("554 no", "")]
    [InlineData("554 no permit", "")]
    [InlineData("DUNNO permit", "")]
    [InlineData("250 fine", "")]
    [InlineData("permit_auth_destination, reject", "")]
    // All that is a number permits, 554 alone as well.
    [InlineData("554", "what the table clients permits (check_client_access)")]
    [InlineData("relay", "what the table clients permits (check_client_access)")]
    [InlineData("ok, they pay", "")]
    [InlineData(
        "permit_mynetworks",
        "what the table clients permits (check_client_access), which also are clients in the subnets of this host"
    )]
    [InlineData("reject_unknown_client_hostname, permit", "what the table clients permits (check_client_access)")]
    public void A_declared_table_lets_relay_only_where_a_row_permits(string result, string clients) =>
        Assert.Equal(
            clients,
            string.Join(
                "; ",
                Single(
                    Declared
                        .On("Debian12")
                        .Main(
                            "smtpd_relay_restrictions = check_client_access cidr:$config_directory/clients, reject_unauth_destination"
                        )
                        .Table("clients", "cidr", ("192.0.2.0/24", result))
                        .Inet("smtp", "smtpd"),
                    "smtp"
                ).Relay!.Clients
            )
        );

    [Theory]
    [InlineData("", 0)]
    [InlineData(" ", 0)]
    [InlineData(" OK", 1)]
    public void A_row_without_a_result_permits_nobody_and_blanks_before_one_are_nothing(string result, int clients) =>
        Assert.Equal(
            clients,
            PostureOf(
                Declared
                    .On("Debian12")
                    .Main("smtpd_relay_restrictions = check_client_access texthash:$config_directory/offices, reject")
                    .Table("offices", "texthash", ("192.0.2.7", result))
            )
                .Listeners[0]
                .Relay!.Paths.Count
        );

    /// <summary>Seen on 3.7.11: texthash and cidr skip such a row; at the empty result of a pattern smtpd(8) answers 451.</summary>
    [Theory]
    [InlineData("regexp", "/./")]
    [InlineData("cidr", "192.0.2.0/24")]
    public void An_empty_result_permits_nobody(string type, string key) =>
        Assert.Empty(
            PostureOf(
                Declared
                    .On("Debian12")
                    .Main($"smtpd_relay_restrictions = check_client_access {type}:$config_directory/offices, reject")
                    .Table("offices", type, (key, ""))
            )
                .Listeners[0]
                .Relay!.Paths
        );

    [Fact]
    public void A_restriction_class_stands_for_its_restrictions() =>
        Assert.Equal(
            ["what the table offices permits (check_client_access)"],
            Listener("192.0.2.7:2525/inet").Relay!.Clients
        );

    [Fact]
    public void Mail_goes_to_its_transport_by_table_by_class_and_to_the_relay_at_last()
    {
        string Of(string transport) =>
            string.Join(
                "; ",
                Exchanger
                    .Transports.Single(t => t.Name == transport)
                    .Mail.Select(r => $"{r.Mail} > {r.NextHop} ({r.By})")
            );

        Assert.Equal(
            "archive.example.org > [archive.example.org] (table routes, transport as without it); "
                + "what hash:/etc/postfix/more-routes on the host contains >  (transport_maps); "
                + "all other domains > [smarthost.example.net]:587 (default_transport)",
            Of("smtp")
        );
        Assert.Equal(
            ".partner.example > [mx.partner.example]:2525 (table routes); "
                + "partner.example with subdomains > [smarthost.example.net]:587 (relay_domains)",
            Of("relay")
        );
        Assert.Equal("mx1.example.org, localhost >  (mydestination)", Of("local"));
        Assert.Equal(
            "shop.example, shop.example.net > unix:private/dovecot-lmtp (virtual_mailbox_domains)",
            Of("lmtp")
        );
        Assert.Equal("lists.example.org >  (table routes)", Of("filter-for-outgoing-newsletters"));
        Assert.Equal("", Of("maildrop"));
    }

    [Fact]
    public void Of_long_tables_the_first_rows_are_told_and_the_rest_is_counted()
    {
        const int Rows = 2000;
        Declared mail = Declared
            .On("Debian12")
            .Main(
                "transport_maps = texthash:$config_directory/routes",
                "relay_domains = relay.example",
                "sender_dependent_default_transport_maps = texthash:$config_directory/senders",
                "sender_dependent_relayhost_maps = texthash:$config_directory/relays"
            )
            .Table("routes", "texthash", Numbered("d", ":[gw]"))
            .Table("senders", "texthash", Numbered("s@", "relay:"))
            .Table("relays", "texthash", Numbered("r@", "[relay]"));
        EquatableArray<Transport> transports = PostureOf(mail).Transports;
        AssertShort("smtp", "table routes, transport as without it");
        AssertShort("relay", "sender_dependent_default_transport_maps, table senders");
        AssertShort("relay", "sender_dependent_relayhost_maps, table relays");
        AssertShort("smtp", "sender_dependent_relayhost_maps, table relays");

        static (string, string)[] Numbered(string what, string value) =>
            [.. Enumerable.Range(1, Rows).Select(i => ($"{what}{i}.example", value))];

        void AssertShort(string transport, string by)
        {
            Route[] routes = [.. transports.Single(t => t.Name == transport).Mail.Where(r => r.By == by)];
            Assert.Equal(21, routes.Length);
            Assert.Equal("1980 more rows", routes[20].Mail);
        }
    }

    [Fact]
    public void Relay_domains_that_are_local_stand_for_their_subdomains() =>
        Assert.Equal(
            "subdomains of shop.example",
            PostureOf(Declared.On("Debian12").Main("mydestination = shop.example", "compatibility_level = 0"))
                .Transports.Single(t => t.Name == "relay")
                .Mail.Single()
                .Mail
        );

    [Theory]
    // A row without a transport keeps that of its class; a colon alone keeps the next hop as well.
    [InlineData("relay", "relay.example", ":[gw]", "relay.example > [gw]")]
    [InlineData("local", "local.example", ":[gw]", "local.example > [gw]")]
    [InlineData("virtual", "mailbox.example", ":[gw]", "mailbox.example > [gw]")]
    [InlineData("smtp", "other.example", ":", "other.example > [relayhost]")]
    [InlineData("relay", ".relay.example", ":", ".relay.example > [relayhost]")]
    // A row for everything leaves nothing to the classes.
    [InlineData("relay", "*", "smtp:[gw]", "")]
    [InlineData("smtp", "*", "smtp:[gw]", "* > [gw]")]
    [InlineData("relay", "*", ":[gw]", "* in relay_domains > [gw]")]
    // An address of a virtual alias domain is looked up in no transport table.
    [InlineData("smtp", "alias.example", "smtp:[gw]", "")]
    [InlineData("error", "alias.example", "smtp:[gw]", "unknown addresses of alias.example > ")]
    public void A_row_of_a_transport_table_changes_what_the_class_says(
        string transport,
        string key,
        string value,
        string mail
    ) =>
        Assert.Equal(
            mail,
            MailOf(
                transport,
                Routing("transport_maps = texthash:$config_directory/routes").Table("routes", "texthash", (key, value)),
                r =>
                    r.Mail.Contains(key)
                    && (r.By.StartsWith("table routes", StringComparison.Ordinal) || transport == "error")
            )
        );

    [Theory]
    // Most of its tables have no row for a whole domain.
    [InlineData("unknown addresses of alias.example", "alias.example", "user@alias.example", "root")]
    [InlineData("", "user@alias.example", "root")]
    public void By_default_a_virtual_alias_domain_is_a_row_of_its_own(string mail, params string[] keys) =>
        Assert.Equal(
            mail,
            string.Join(
                "; ",
                PostureOf(
                    Declared
                        .On("Debian12")
                        .Main("virtual_alias_maps = texthash:$config_directory/aliases")
                        .Table("aliases", "texthash", [.. keys.Select(key => (key, "user@example.org"))])
                )
                    .Transports.Where(t => t.Name == "error")
                    .SelectMany(t => t.Mail)
                    .Select(r => r.Mail)
            )
        );

    [Fact]
    public void Of_two_rows_with_one_key_the_first_table_has_the_one_that_counts() =>
        Assert.Equal(
            "other.example > [first]",
            MailOf(
                "smtp",
                Routing("transport_maps = texthash:$config_directory/first texthash:$config_directory/second")
                    .Table("first", "texthash", ("other.example", "smtp:[first]"))
                    .Table("second", "texthash", ("Other.Example", "smtp:[second]")),
                r => r.By.StartsWith("table", StringComparison.Ordinal)
            )
        );

    [Theory]
    [InlineData(
        "lmtp",
        "mail from @shop.example to other domains > [shop]; mail from @mixed.example to other domains > [relay]"
    )]
    [InlineData(
        "relay",
        "mail from @mixed.example to relay_domains > [relay]; mail from @office.example to relay_domains > [office]"
    )]
    [InlineData(
        "smtp",
        "mail from shy@shop.example to other domains > [relayhost]; mail from @office.example to other domains > [office]"
    )]
    [InlineData("DUNNO", "")]
    public void What_the_sender_decides_is_told_with_the_sender(string transport, string mail) =>
        Assert.Equal(
            mail,
            MailOf(
                transport,
                Routing(
                        "sender_dependent_default_transport_maps = texthash:$config_directory/senders",
                        "sender_dependent_relayhost_maps = texthash:$config_directory/relays"
                    )
                    .Table(
                        "senders",
                        "texthash",
                        ("@shop.example", "lmtp:[shop]"),
                        ("shy@shop.example", "DUNNO"),
                        ("@mixed.example", "lmtp:")
                    )
                    .Table("relays", "texthash", ("@mixed.example", "[relay]"), ("@office.example", "[office]")),
                r => r.Mail.StartsWith("mail from", StringComparison.Ordinal)
            )
        );

    [Fact]
    public void The_tables_of_the_resolver_itself_go_before_those_of_main_cf() =>
        Assert.Equal(
            "other.example > [second]",
            MailOf(
                "smtp",
                Routing("transport_maps = texthash:$config_directory/first")
                    .Entry(
                        "rewrite unix - - y - - trivial-rewrite",
                        "transport_maps = texthash:$config_directory/second"
                    )
                    .Table("first", "texthash", ("other.example", "smtp:[first]"))
                    .Table("second", "texthash", ("other.example", "smtp:[second]")),
                r => r.By.StartsWith("table", StringComparison.Ordinal)
            )
        );

    private static Declared Routing(params string[] settings) =>
        Declared
            .On("Debian12")
            .Main([
                "compatibility_level = 3.6",
                "mydestination = local.example",
                "virtual_alias_domains = alias.example",
                "virtual_mailbox_domains = mailbox.example",
                "relay_domains = relay.example",
                "relayhost = [relayhost]",
                .. settings,
            ]);

    private static string MailOf(string transport, Declared mail, Func<Route, bool> isAsked) =>
        string.Join(
            "; ",
            PostureOf(mail)
                .Transports.Where(t => t.Name == transport)
                .SelectMany(t => t.Mail)
                .Where(isAsked)
                .Select(r => $"{r.Mail} > {r.NextHop}")
        );

    [Fact]
    public void A_client_at_dane_tells_what_holds_without_a_TLSA_record_and_policies_of_one_kind_are_told_together()
    {
        EquatableArray<ClientOffer> clients = Exchanger.Transports.Single(t => t.Name == "smtp").Clients;
        Assert.Equal(
            ["dane, else may: ", "secure: bank.example insurance.example", "encrypt: .partner.example"],
            clients.Select(c =>
                $"{c.Tls.Level.ToText()}{(c.WithoutTlsa is { } w ? ", else " + w.Level.ToText() : "")}: {string.Join(" ", c.Destinations)}"
            )
        );
        Assert.Equal(TlsProtocols.Tls13, clients[2].Tls.Protocols);
    }

    [Theory]
    [InlineData("[127.0.0.1]:10024", true)]
    [InlineData("[::1]:10024", true)]
    [InlineData("localhost:10024", true)]
    [InlineData("[192.0.2.9]:10024", false)]
    public void What_goes_to_the_loopback_passes_no_network(string relay, bool staysOnHost)
    {
        TargetPosture posture = PostureOf(
            Declared
                .On("Debian12")
                .Main($"relayhost = {relay}", "inet_interfaces = loopback-only", "compatibility_level = 3.6")
                .Inet("submission", "smtpd")
        );
        FlowPicture picture = FlowPicture.Of("mail", posture);
        Assert.Equal(
            staysOnHost ? [] : ["no TLS"],
            picture.Edges.Where(e => e.From.Title == "smtp" && e.Label.Length > 0).Select(e => e.Label)
        );
        Assert.Equal(["loopback"], picture.Edges.Where(e => e.To.Title == "submission (587)").Select(e => e.Label));
        Assert.True(Exchanger.Transports.Single(t => t.Name == "lmtp").StaysOnHost);
    }

    [Fact]
    public void A_transport_that_master_cf_lacks_is_told()
    {
        Transport missing = PostureOf(Declared.On("Debian12").Main("default_transport = smart")).Transports[^1];
        Assert.Equal(("smart", null), (missing.Name, missing.Program));
    }

    [Fact]
    public void A_table_tells_its_rows_what_names_it_and_what_indexes_it()
    {
        Assert.Equal(
            [
                new TableFact("tls-policy", "texthash", 3, null, EquatableArray.Of("smtp_tls_policy_maps")),
                new TableFact("routes", "texthash", 3, null, EquatableArray.Of("transport_maps")),
                new TableFact("offices", "cidr", 2, null, EquatableArray.Of("offices")),
            ],
            PostureExamples.Report.Instances[0].Tables
        );
        Assert.Equal(
            "postmap hash:users",
            PostureReport.Of([Declared.On("Debian12").Table("users", "hash").Instance]).Instances[0].Tables[0].Command
        );
    }

    [Theory]
    [InlineData("texthash:/etc/x, hash:/etc/y", "texthash:/etc/x hash:/etc/y")]
    [InlineData("unionmap:{inline:{a=may}, texthash:/etc/x}", "texthash:/etc/x")]
    [InlineData("pipemap:{texthash:/etc/x,inline:{a=may}}", "texthash:/etc/x")]
    [InlineData("pipemap:{inline:{a=b},texthash:/etc/x}", "texthash:/etc/x")]
    [InlineData("unionmap:{regexp:{{/a/ may}},inline:{a=may}}", "unionmap:{regexp:{{/a/ may}},inline:{a=may}}")]
    [InlineData("proxy:texthash:$config_directory/policies", "")]
    [InlineData("static:may", "")]
    [InlineData("", "")]
    public void Tables_of_policies_that_the_host_alone_knows_are_told(string maps, string told)
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("smtp_tls_policy_maps = " + maps)
            .Table("policies", "texthash", ("a.example", "may"));
        Assert.Equal(told, string.Join(' ', PostureOf(mail).Transports.Single(t => t.Name == "smtp").UnknownPolicies));
        Assert.Equal(
            told.Length > 0,
            PostureMarkdown
                .Of(PostureReport.Of([mail.Instance]))
                .Contains("policies that are not analyzed", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_table_in_one_made_of_others_tells_what_names_it() =>
        Assert.Equal(
            ["virtual_alias_maps"],
            PostureReport
                .Of([
                    Declared
                        .On("Debian12")
                        .Main("virtual_alias_maps = unionmap:{static:a,texthash:$config_directory/./users}")
                        .Table("users", "texthash", ("a@example.org", "b"))
                        .Instance,
                ])
                .Instances[0]
                .Tables[0]
                .UsedBy
        );

    [Fact]
    public void Targets_on_which_all_is_the_same_are_told_together_and_others_apart()
    {
        Assert.Equal(2, PostureExamples.Report.Instances[1].OnTargets.Count);
        Assert.Equal(
            ["Debian 11 with Postfix 3.5.25 and OpenSSL 1.1.1"],
            PostureExamples.Report.Instances[1].OnTargets[0].Targets
        );
        Instance same = Declared
            .OnReleases("3.7..3.8", OpenSslSeries.V3_0)
            .Main("smtp_tls_security_level = none")
            .Instance;
        TargetPosture both = Assert.Single(PostureReport.Of([same]).Instances[0].OnTargets);
        Assert.Equal(2, both.Targets.Count);
    }

    [Fact]
    public void The_host_name_is_the_hosts_own_where_nothing_sets_it()
    {
        Assert.Equal("mx1.example.org", PostureExamples.Report.Instances[0].HostName);
        Assert.Null(PostureExamples.Report.Instances[1].HostName);
    }

    [Fact]
    public void The_picture_has_a_level_on_each_way_over_the_network_and_none_inside_the_host()
    {
        FlowPicture picture = FlowPicture.Of("mx1", Exchanger);
        Assert.All(
            picture.Edges,
            e =>
                Assert.Equal(
                    e.From.Lane == FlowLane.Clients
                        || e.To.Lane == FlowLane.Destinations
                        || (e.From.Lane == FlowLane.Listeners && e.To.Lane == FlowLane.Listeners),
                    e.Label.Length > 0
                )
        );
        Assert.All(picture.Edges, e => Assert.True(picture.Nodes.Contains(e.From) && picture.Nodes.Contains(e.To)));
        Assert.Equal("dane, else may", picture.Edges.Single(e => e.From.Title == "smtp").Label);
        Assert.Equal(
            ["maildrop", "virtual"],
            picture.Nodes.Where(n => IsIdle(picture, n)).Select(n => n.Title).Order()
        );
    }

    private static bool IsIdle(FlowPicture picture, FlowNode node) =>
        node.Lane == FlowLane.Transports && picture.Edges.Any(e => e.To == node && e.IsIdle);

    private static Listener Listener(string service) => Exchanger.Listeners.Single(l => l.Service == service);

    private static Listener Single(Declared mail, string name) =>
        PostureOf(mail).Listeners.Single(l => l.Service == name + "/inet");

    private static TargetPosture PostureOf(Declared mail) =>
        PostureReport.Of([mail.Instance]).Instances[0].OnTargets[0];
}
