using ConfigAsCode.Postfix.Core.Destinations;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Tests.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Destinations;

public class DeliveryRunTests
{
    private const string Virtual = "virtual_alias_maps = texthash:$config_directory/virtual";
    private const string Aliases = "alias_maps = texthash:$config_directory/local";
    private const string Routes = "transport_maps = texthash:$config_directory/routes";
    private const string Canonical = "canonical_maps = texthash:$config_directory/canonical";

    private static Declared Mail(params string[] settings) =>
        Declared
            .On("Debian12")
            .Main([
                "myhostname = mail.example.org",
                "mydestination = $myhostname, shop.example.org",
                .. settings.Any(s => s.StartsWith("alias_maps", StringComparison.Ordinal))
                    ? []
                    : new[] { "alias_maps = " },
                .. settings,
            ]);

    private static IReadOnlyList<Destination> Ask(
        Declared mail,
        string recipient,
        string sender = "person@outside.example",
        string entry = "smtp/inet"
    )
    {
        EffectiveView view = mail.View;
        return DeliveryRun.Of(
            new MailMessage(recipient, sender, view.Instance.Services.Single(s => s.Key == entry)),
            view
        );
    }

    private static string Of(
        Declared mail,
        string recipient,
        string sender = "person@outside.example",
        string entry = "smtp/inet"
    ) =>
        string.Join(
            "; ",
            Ask(mail, recipient, sender, entry)
                .Select(d =>
                    d.DecidedBy is { } by ? $"{d.Recipient} is decided by {by}"
                    : d.Failure is { } why ? $"{d.Recipient} fails: {why}"
                    : $"{d.Recipient} {d.Transport} {d.NextHop}"
                )
        );

    [Theory]
    [InlineData("virtual_alias_maps = inline:{ {x@shop.example.org = } }", "virtual_alias_maps")]
    [InlineData("transport_maps = static:{}", "transport_maps")]
    public void A_row_without_a_result_fails(string setting, string parameter) =>
        Assert.StartsWith(
            $"x@shop.example.org fails: {parameter}: the look-up in ",
            Of(Mail(setting), "x@shop.example.org"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("x@shop.example.org", "x@shop.example.org local mail.example.org")]
    [InlineData("x", "x@mail.example.org local mail.example.org")]
    [InlineData("x@example.com", "x@example.com smtp example.com")]
    [InlineData("x@example.com.", "x@example.com smtp example.com")]
    [InlineData("x%y@example.com", "x%y@example.com is decided by the form of 'x%y@example.com'")]
    public void A_domain_has_the_transport_of_its_class(string recipient, string end) =>
        Assert.Equal(end, Of(Mail(), recipient));

    [Fact]
    public void An_address_without_a_domain_gets_that_of_the_host()
    {
        Assert.Equal("x@example.org smtp example.org", Of(Mail("myorigin = example.org"), "x"));
        Assert.Equal(
            "x@mail.example.org local mail.example.org",
            Of(Mail("append_at_myorigin = no", "myorigin = example.org"), "x")
        );
        Assert.Equal("x@sub.example.org smtp sub.example.org", Of(Mail("append_dot_mydomain = yes"), "x@sub"));
        Assert.Equal("x@sub smtp sub", Of(Mail("append_dot_mydomain = no"), "x@sub"));
        Assert.Equal(
            "x is decided by myorigin",
            Of(Declared.On("Debian12").Main("mydestination = shop.example.org"), "x")
        );
    }

    [Fact]
    public void Mail_for_other_domains_goes_where_the_nearest_of_the_settings_says()
    {
        Declared Senders(params string[] settings) =>
            Mail([
                    "sender_dependent_relayhost_maps = texthash:$config_directory/relays",
                    "sender_dependent_default_transport_maps = texthash:$config_directory/senders",
                    .. settings,
                ])
                .Table(
                    "relays",
                    "texthash",
                    ("@shop.example.org", "[shop.example]:587"),
                    ("shy@shop.example.org", "DUNNO")
                )
                .Table("senders", "texthash", ("@bulk.example.org", "slow:[bulk.example]"), ("<>", "bounces:"))
                .Unix("slow", "smtp")
                .Unix("bounces", "smtp");
        Assert.Equal("x@example.com smtp [gw.example]:587", Of(Mail("relayhost = [gw.example]:587"), "x@example.com"));
        Assert.Equal(
            "x@example.com smtp [own.example]",
            Of(Mail("relayhost = [gw.example]", "default_transport = smtp:[own.example]"), "x@example.com")
        );
        Assert.Equal(
            "x@example.com smtp [shop.example]:587",
            Of(Senders("relayhost = [gw.example]"), "x@example.com", "a+b@shop.example.org")
        );
        Assert.Equal(
            "x@example.com smtp [gw.example]",
            Of(Senders("relayhost = [gw.example]"), "x@example.com", "shy@shop.example.org")
        );
        Assert.Equal("x@example.com slow [bulk.example]", Of(Senders(), "x@example.com", "x@bulk.example.org"));
        Assert.Equal("x@example.com bounces example.com", Of(Senders(), "x@example.com", ""));
        Assert.Equal(
            "x@shop.example.org local mail.example.org",
            Of(Senders(), "x@shop.example.org", "x@bulk.example.org")
        );
    }

    [Theory]
    [InlineData("user@routed.example", "user@routed.example discard routed.example")]
    [InlineData("user+box@routed.example", "user+box@routed.example discard routed.example")]
    [InlineData("x@routed.example", "x@routed.example smtp [a.example]:26")]
    [InlineData("x@sub.routed.example", "x@sub.routed.example lmtp [below.example]")]
    [InlineData("x@hop.example", "x@hop.example smtp [hop.example]")]
    [InlineData("x@colon.example", "x@colon.example smtp [gw.example]")]
    [InlineData("x@plain.example", "x@plain.example smtp plain.example")]
    [InlineData("x@closed.example", "x@closed.example error Address is undeliverable")]
    [InlineData("x@shop.example.org", "x@shop.example.org local [here.example]")]
    [InlineData("x@elsewhere.example", "x@elsewhere.example smtp [gw.example]")]
    public void A_row_of_transport_maps_goes_before_the_class(string recipient, string end) =>
        Assert.Equal(
            end,
            Of(
                Mail(Routes, "recipient_delimiter = +", "relayhost = [gw.example]")
                    .Table(
                        "routes",
                        "texthash",
                        ("user@routed.example", "discard:"),
                        ("routed.example", "smtp:[a.example]:26"),
                        (".routed.example", "lmtp:[below.example]"),
                        ("hop.example", ":[hop.example]"),
                        ("colon.example", ":"),
                        ("plain.example", "smtp"),
                        ("closed.example", "error:"),
                        ("shop.example.org", ":[here.example]")
                    )
                    .Main("parent_domain_matches_subdomains = "),
                recipient
            )
        );

    [Theory]
    [InlineData("x@example.com", "smtp")]
    [InlineData("x@host.example", "[gw.example]")]
    [InlineData("x@closed.example", "nobody")]
    public void Mail_waits_where_master_cf_lacks_the_transport(string recipient, string transport)
    {
        Declared mail = Mail(Routes)
            .Table("routes", "texthash", ("host.example", "[gw.example]:25"), ("closed.example", "nobody:x"));
        Assert.Equal(
            transport == "smtp"
                ? "x@example.com smtp example.com"
                : $"{recipient} fails: master.cf has no transport '{transport}'",
            Of(mail, recipient)
        );
        Assert.Equal(
            $"{recipient} fails: master.cf has no transport 'scan'",
            Of(mail.Main("content_filter = scan:[127.0.0.1]:10025"), recipient)
        );
    }

    [Fact]
    public void A_virtual_alias_is_followed_to_its_end()
    {
        Declared mail = Mail(Virtual, Routes, "recipient_delimiter = +")
            .Table(
                "virtual",
                "texthash",
                ("orders@shop.example.org", "sales@shop.example.org, archive@example.com"),
                ("sales@shop.example.org", "anna, sales@shop.example.org"),
                ("@old.example", "@shop.example.org"),
                ("ring@shop.example.org", "ring2@shop.example.org"),
                ("ring2@shop.example.org", "ring@shop.example.org"),
                ("anna", "anna@example.net")
            )
            .Table("routes", "texthash", ("example.net", "smtp:[net.example]"));
        Assert.Equal(
            "anna@example.net smtp [net.example]; archive@example.com smtp example.com; sales@shop.example.org local mail.example.org",
            Of(mail, "orders@shop.example.org")
        );
        Assert.Equal("bob@shop.example.org local mail.example.org", Of(mail, "bob@old.example"));
        Assert.Equal("anna+box@example.net smtp [net.example]", Of(mail, "anna+box@shop.example.org"));
        Assert.Equal(
            "ring@shop.example.org fails: virtual_alias_maps leads from ring@shop.example.org on without end",
            Of(mail, "ring@shop.example.org")
        );
        // cleanup(8) does not take the message, for the copy neither.
        Assert.StartsWith(
            "ring@shop.example.org fails",
            Of(mail.Main("always_bcc = all@example.com"), "ring@shop.example.org"),
            StringComparison.Ordinal
        );
        Assert.Single(Ask(mail, "ring@shop.example.org"));
        Assert.Equal(
            ["virtual_alias_maps", "virtual_alias_maps", "virtual_alias_maps", "transport_maps"],
            Ask(mail.Main("always_bcc = "), "orders@shop.example.org")[0]
                .Path.Select(s => s.By)
                .Where(by => by != "append_at_myorigin")
        );
    }

    [Fact]
    public void Canonical_maps_and_masquerading_come_before_aliases()
    {
        Declared mail = Mail(
                Canonical,
                Virtual,
                "masquerade_domains = !keep.example.net example.net",
                "masquerade_classes = envelope_recipient",
                "masquerade_exceptions = root"
            )
            .Table(
                "canonical",
                "texthash",
                ("old@example.com", "new@example.com"),
                ("new@example.com", "newest@example.com")
            )
            .Table(
                "virtual",
                "texthash",
                ("newest@example.com", "end@example.com"),
                ("x@example.net", "y@example.com")
            );
        Assert.Equal("end@example.com smtp example.com", Of(mail, "old@example.com"));
        Assert.Equal("y@example.com smtp example.com", Of(mail, "x@host.example.net"));
        Assert.Equal("x@a.keep.example.net smtp a.keep.example.net", Of(mail, "x@a.keep.example.net"));
        Assert.Equal("root@host.example.net smtp host.example.net", Of(mail, "root@host.example.net"));
        Assert.Equal(
            "old@example.com smtp example.com",
            Of(mail.Main("canonical_classes = envelope_sender"), "old@example.com")
        );
    }

    [Fact]
    public void Copies_go_through_the_same_tables_and_get_none_themselves()
    {
        Declared mail = Mail(
                Virtual,
                "always_bcc = all@example.com",
                "recipient_bcc_maps = texthash:$config_directory/copies",
                "sender_bcc_maps = texthash:$config_directory/copies"
            )
            .Table("virtual", "texthash", ("copy@example.com", "copies@example.net"))
            .Table(
                "copies",
                "texthash",
                ("@shop.example.org", "copy@example.com"),
                ("copies@example.net", "never@example.com")
            );
        const string Copies = "copies@example.net smtp example.net; all@example.com smtp example.com";
        Assert.Equal("x@shop.example.org local mail.example.org; " + Copies, Of(mail, "x@shop.example.org"));
        Assert.Equal(
            "copies@example.net smtp example.net; x@example.com smtp example.com; all@example.com smtp example.com",
            Of(mail, "x@example.com", "y@shop.example.org")
        );
        Assert.Equal(
            "x@shop.example.org local mail.example.org",
            Of(mail.Main("receive_override_options = no_address_mappings"), "x@shop.example.org")
        );
    }

    [Fact]
    public void The_aliases_of_local_are_followed()
    {
        Declared mail = Mail(Aliases, "recipient_delimiter = +", "propagate_unmatched_extensions = alias, virtual")
            .Table(
                "local",
                "texthash",
                ("list", "anna, bob@example.com, \"|/usr/bin/run -a\", /var/archive, :include:/etc/members"),
                ("anna", "anna"),
                ("carol", "dora"),
                ("dora", "carol@example.net"),
                ("ring", "ring2"),
                ("ring2", "ring")
            );
        Assert.Equal(
            "anna@mail.example.org local mail.example.org; bob@example.com smtp example.com; |/usr/bin/run -a local mail.example.org; "
                + "/var/archive local mail.example.org; :include:/etc/members is decided by the file ':include:/etc/members'",
            Of(mail, "List@shop.example.org")
        );
        Assert.Equal("carol+box@example.net smtp example.net", Of(mail, "carol+box@shop.example.org"));
        Assert.Contains("fails", Of(mail, "ring@shop.example.org"), StringComparison.Ordinal);
        Assert.Equal("x@shop.example.org local mail.example.org", Of(mail, "x@shop.example.org"));
        Assert.Equal(
            "x@shop.example.org lmtp unix:private/store",
            Of(mail.Main("mailbox_transport = lmtp:unix:private/store"), "x@shop.example.org")
        );
    }

    [Fact]
    public void What_a_table_of_the_host_decides_is_not_known()
    {
        Assert.Equal(
            "x@shop.example.org is decided by hash:/etc/aliases (alias_maps)",
            Of(Mail("alias_maps = hash:/etc/aliases"), "x@shop.example.org")
        );
        Assert.Equal(
            "x@example.com is decided by ldap:/etc/routes (transport_maps)",
            Of(Mail("transport_maps = ldap:/etc/routes"), "x@example.com")
        );
        Assert.Equal(
            "x@example.com is decided by hash:/etc/virtual (virtual_alias_maps)",
            Of(Mail("virtual_alias_maps = hash:/etc/virtual"), "x@example.com")
        );
        Assert.Equal(
            "x@example.com is decided by relay_domains",
            Of(Mail("relay_domains = hash:/etc/relays"), "x@example.com")
        );
    }

    [Fact]
    public void Mail_comes_back_from_a_content_filter()
    {
        Declared mail = Mail(Virtual, "content_filter = scan:[127.0.0.1]:10025", "always_bcc = all@example.com")
            .Unix("scan", "smtp")
            .Table("virtual", "texthash", ("a@shop.example.org", "b@shop.example.org"));
        Assert.Equal(
            "b@shop.example.org is decided by the program at content_filter; all@example.com is decided by the program at content_filter",
            Of(mail, "a@shop.example.org")
        );
        Assert.Equal(
            "b@shop.example.org local mail.example.org; all@example.com smtp example.com",
            Of(
                mail.Inet(
                    "127.0.0.1:10026",
                    "smtpd",
                    "content_filter = ",
                    "receive_override_options = no_address_mappings"
                ),
                "a@shop.example.org"
            )
        );
    }

    [Fact]
    public void A_row_of_an_access_table_sends_an_accepted_message_elsewhere()
    {
        Declared Checked(params string[] settings) =>
            Mail([
                    Virtual,
                    "mynetworks = 127.0.0.0/8",
                    "smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination",
                    "smtpd_recipient_restrictions = check_recipient_access texthash:$config_directory/rows, check_sender_access texthash:$config_directory/rows",
                    "smtpd_reject_unlisted_recipient = no",
                    .. settings,
                ])
                .Unix("scan", "smtp")
                .Table(
                    "virtual",
                    "texthash",
                    ("new@example.com", "never@example.com"),
                    ("c@example.com", "d@example.com")
                )
                .Table(
                    "rows",
                    "texthash",
                    ("old@shop.example.org", "REDIRECT new@example.com"),
                    ("both@shop.example.org", "FILTER scan:[127.0.0.1]:10025"),
                    ("copied@shop.example.org", "bcc c@example.com"),
                    ("bad@shop.example.org", "REDIRECT nowhere"),
                    ("skipped@shop.example.org", "FILTER scan"),
                    ("refused@shop.example.org", "REJECT"),
                    ("boss@outside.example", "REDIRECT boss@example.net")
                );
        // The queue manager resolves the address that it gets, which no alias is for any more.
        Assert.Equal("new@example.com smtp example.com", Of(Checked(), "old@shop.example.org"));
        Assert.Equal("boss@example.net smtp example.net", Of(Checked(), "x@shop.example.org", "boss@outside.example"));
        Assert.Equal(
            "boss@example.net smtp example.net",
            Of(Checked(), "old@shop.example.org", "boss@outside.example")
        );
        Assert.Equal(
            "both@shop.example.org is decided by the program at smtpd_recipient_restrictions",
            Of(Checked(), "both@shop.example.org")
        );
        Assert.Equal(
            "new@example.com smtp example.com",
            Of(Checked("content_filter = scan:[127.0.0.1]:10030"), "old@shop.example.org")
        );
        Assert.Equal(
            "copied@shop.example.org local mail.example.org; d@example.com smtp example.com",
            Of(Checked(), "copied@shop.example.org")
        );
        foreach (string user in new[] { "bad", "skipped", "refused", "other" })
        {
            Assert.Equal($"{user}@shop.example.org local mail.example.org", Of(Checked(), user + "@shop.example.org"));
        }

        Assert.Equal("smtpd_recipient_restrictions", Ask(Checked(), "old@shop.example.org")[0].Path[0].By);
        // Before MAIL FROM there is no message yet.
        Assert.Equal(
            "x@shop.example.org local mail.example.org",
            Of(
                Mail(
                    "smtpd_delay_reject = no",
                    "smtpd_client_restrictions = check_client_access inline:{ {203.0.113.7 = REDIRECT a@example.com} }"
                ),
                "x@shop.example.org"
            )
        );
    }

    [Fact]
    public void A_row_for_some_clients_alone_decides_only_of_a_client_that_is_known()
    {
        Declared mail = Mail(
            "mynetworks = 127.0.0.0/8",
            "smtpd_reject_unlisted_recipient = no",
            "smtpd_client_restrictions = check_client_access inline:{ {203.0.113.7 = REDIRECT a@example.com}, {127.0.0.1 = REDIRECT b@example.com} }"
        );
        Assert.Equal("x@shop.example.org is decided by smtpd_client_restrictions", Of(mail, "x@shop.example.org"));
        Assert.Equal(
            "b@example.com",
            DeliveryRun
                .Of(
                    new MailMessage(
                        "x@shop.example.org",
                        "",
                        mail.View.Instance.Services.Single(s => s.Key == "smtp/inet")
                    )
                    {
                        Client = "ThisHost",
                    },
                    mail.View
                )[0]
                .Recipient
        );
    }

    [Fact]
    public void An_address_may_stay_without_a_domain()
    {
        Declared mail = Mail("append_at_myorigin = no", Virtual, "recipient_delimiter = +")
            .Table(
                "virtual",
                "texthash",
                ("a@example.com", "anna+box"),
                ("b+c@example.com", "never@example.com"),
                ("b@example.com", "bob"),
                ("anna", "@example.net"),
                ("c@example.com", "@shop.example.org, d@example.com")
            );
        Assert.Equal("anna+box@example.net smtp example.net", Of(mail, "a@example.com"));
        Assert.Equal("bob+x@mail.example.org local mail.example.org", Of(mail, "b+x@example.com"));
        Assert.Equal(
            "c@example.com is decided by the form of '@shop.example.org, d@example.com'",
            Of(mail, "c@example.com")
        );
        Assert.Equal(
            "bob scan mail.example.org",
            string.Join(
                "; ",
                new DeliveryRun(mail.Main("content_filter = scan").View, followsFilters: false)
                    .Of(
                        new MailMessage(
                            "b@example.com",
                            "",
                            mail.View.Instance.Services.Single(s => s.Key == "smtp/inet")
                        )
                    )
                    .Select(d => $"{d.Recipient} {d.Transport} {d.NextHop}")
            )
        );
    }

    [Fact]
    public void A_service_may_hand_its_mail_to_another_cleanup()
    {
        Declared mail = Mail(Virtual)
            .Table("virtual", "texthash", ("a@shop.example.org", "b@example.com"))
            .Unix("plain", "cleanup", "virtual_alias_maps = ")
            .Inet("submission", "smtpd", "cleanup_service_name = plain");
        Assert.Equal("b@example.com smtp example.com", Of(mail, "a@shop.example.org"));
        Assert.Equal(
            "a@shop.example.org local mail.example.org",
            Of(mail, "a@shop.example.org", entry: "submission/inet")
        );
    }

    [Fact]
    public void The_TLS_of_a_destination_is_that_of_its_next_hop()
    {
        Declared mail = Mail("smtp_tls_security_level = may", Routes)
            .Unix("strict", "smtp", "smtp_tls_security_level = encrypt")
            .Table(
                "routes",
                "texthash",
                ("strict.example", "strict:[gw.example]:587"),
                ("two.example", "smtp:bank.example, other.example")
            )
            .Policies(("bank.example", "secure match=nexthop"), ("[gw.example]:587", "verify"));
        Assert.Equal("May smtp_tls_security_level", Tls("x@example.com"));
        Assert.Equal("Secure smtp_tls_policy_maps", Tls("x@bank.example"));
        Assert.Equal("Verify smtp_tls_policy_maps", Tls("x@strict.example"));
        Assert.Equal("Secure smtp_tls_policy_maps; May smtp_tls_security_level", Tls("x@two.example"));
        Assert.Equal("", Tls("x@shop.example.org"));
        Assert.Equal(
            ["Encrypt smtp_tls_security_level"],
            DestinationTls
                .Of(
                    Ask(
                        Mail(Routes)
                            .Unix("strict", "smtp", "smtp_tls_security_level = encrypt")
                            .Table("routes", "texthash", ("*", "strict:")),
                        "x@example.com"
                    )[0],
                    Mail().View
                )
                .Select(t => $"{t.Level} {t.By}")
        );

        string Tls(string recipient) =>
            string.Join("; ", DestinationTls.Of(Ask(mail, recipient)[0], mail.View).Select(t => $"{t.Level} {t.By}"));
    }
}
