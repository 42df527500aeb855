using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx4011Tests
{
    public static TheoryData<string> Versions => [.. Targets.Versions];

    [Fact]
    public void A_misspelt_transport_is_set_right()
    {
        Declared mail = Declared.On("Debian12").Main("virtual_transport = lmpt:unix:private/dovecot-lmtp");
        Finding finding = Assert.Single(mail.Analyze("PFX4011"));
        Assert.Equal("main.cf virtual_transport", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "virtual_transport = lmpt:unix:private/dovecot-lmtp names the transport 'lmpt', which master.cf does not have: "
                + "mail for it is deferred (\"mail transport unavailable\"). Write lmtp",
            finding.Message
        );
        Assert.Equal(
            new Edit(EditKind.Set, "virtual_transport", "lmtp:unix:private/dovecot-lmtp"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Theory]
    [InlineData("default_transport = nosuch")]
    [InlineData("local_transport = nosuch:")]
    [InlineData("relay_transport = nosuch:[relay.example]")]
    [InlineData("ITeam: mailbox_transport = dovecot")]
    [InlineData("fallback_transport = nosuch")]
    [InlineData("content_filter = scan:[127.0.0.1]:10025")]
    [InlineData("content_filter = $filter")]
    public void A_transport_must_be_in_master_cf(string setting)
    {
        Declared mail = Declared.On("Debian12").Main("filter = scan:", setting);
        Assert.EndsWith(
            setting.Split(": ")[^1].Split(' ')[0],
            Assert.Single(mail.PlacesOf("PFX4011", besides: "PFX4001")),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("default_transport = smtp:[relay.example]:587")]
    [InlineData("default_transport = error:no mail leaves this host")]
    [InlineData("virtual_transport = dovecot")]
    [InlineData("content_filter =")]
    [InlineData("local_transport = discard:")]
    public void A_transport_that_is_there_is_well(string setting) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main(setting)
                .Entry("dovecot unix . n n . . pipe user=vmail argv=/bin/x")
                .Analyze("PFX4011", besides: "PFX0005 PFX4001")
        );

    [Fact]
    public void An_inet_service_is_no_transport() =>
        Assert.Single(Declared.On("Debian12").Main("default_transport = 2525").Inet("2525", "smtp").Analyze("PFX4011"));

    [Fact]
    public void A_filter_of_one_server_is_told_there() =>
        Assert.Equal(
            ["2525/inet content_filter"],
            Declared.On("Debian12").Inet("2525", "smtpd", "content_filter = scan:").PlacesOf("PFX4011")
        );

    [Fact]
    public void A_filter_where_nobody_reads_it_is_told_as_that() =>
        Assert.Empty(
            Declared.On("Debian12").Unix("x", "smtp", "content_filter = scan:").Analyze("PFX4011", besides: "PFX4006")
        );

    [Fact]
    public void Rows_of_declared_tables_name_transports_too()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("transport_maps = texthash:$config_directory/transport")
            .Table(
                "transport",
                "texthash",
                ("a.example", "smpt:[mx.a.example]"),
                ("b.example", ":[mx.b]"),
                ("c.example", "smtp:")
            );
        Finding finding = Assert.Single(mail.Analyze("PFX4011"));
        Assert.Equal("the row a.example", mail.PlaceOf(finding.Place));
        Assert.EndsWith("Write smtp", finding.Message, StringComparison.Ordinal);
        Assert.Equal(
            new Edit(EditKind.SetRowResult, Value: "smtp:[mx.a.example]"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Fact]
    public void So_does_FILTER() =>
        Assert.Equal(
            ["the row 192.0.2.1", "the row 192.0.2.3"],
            Declared
                .On("Debian12")
                .Main("smtpd_client_restrictions = check_client_access texthash:$config_directory/clients")
                .Table(
                    "clients",
                    "texthash",
                    ("192.0.2.1", "FILTER scan:[127.0.0.1]:10025"),
                    ("192.0.2.2", "FILTER smtp:"),
                    ("192.0.2.3", "filter\tscan:"),
                    ("192.0.2.4", "FILTERED scan:"),
                    ("192.0.2.5", "FILTER :[127.0.0.1]:10025")
                )
                .PlacesOf("PFX4011", besides: "PFX2013")
        );

    [Theory]
    [InlineData("cleanup/unix")]
    [InlineData("rewrite/unix")]
    [InlineData("qmgr/unix")]
    [InlineData("bounce/unix")]
    [InlineData("defer/unix")]
    [InlineData("trace/unix")]
    [InlineData("smtp/unix")]
    [InlineData("proxymap/unix")]
    [InlineData("anvil/unix")]
    [InlineData("retry/unix")]
    [InlineData("error/unix")]
    public void What_all_mail_needs_must_not_be_left_out(string key)
    {
        Declared mail = Declared.On("Debian12").Without(key);
        Finding finding = Assert.Single(mail.Analyze("PFX4011"));
        Assert.Equal("missing at the instance", mail.PlaceOf(finding.Place));
        Assert.Contains($"'{key.Split('/')[0]}'", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tlsmgr/unix", "smtpd_tls_security_level = may")]
    [InlineData("proxywrite/unix", "address_verify_map = proxy:btree:$data_directory/verify")]
    [InlineData("postlog/unix-dgram", "maillog_file = /var/log/mail.log")]
    [InlineData("verify/unix", "smtpd_recipient_restrictions = reject_unverified_recipient")]
    [InlineData("local/unix", "mydestination = example.org")]
    [InlineData("virtual/unix", "virtual_mailbox_domains = example.org")]
    [InlineData("relay/unix", "relay_domains = example.org")]
    public void What_is_not_used_may_be_left_out(string key, string use)
    {
        Assert.Empty(Declared.On("Debian12").Without(key).Analyze("PFX4011"));
        Assert.Single(
            Declared
                .On("Debian12")
                .Main(use)
                .Without(key)
                .Analyze("PFX4011", besides: "PFX1001 PFX1002 PFX1013 PFX7006")
        );
    }

    [Theory]
    [InlineData("pickup/unix", "sendmail(1)")]
    [InlineData("showq/unix", "mailq(1)")]
    public void What_only_programs_of_the_host_need_is_a_warning(string key, string who)
    {
        Finding finding = Assert.Single(Declared.On("Debian12").Without(key).Analyze("PFX4011"));
        Assert.Equal(RuleSeverity.Warning, finding.Severity);
        Assert.Contains(who, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_by_proxymap_are_a_default()
    {
        Declared mail = Declared.On("Debian12").Without("proxymap/unix").Main("local_recipient_maps = ");
        Assert.Empty(mail.Analyze("PFX4011", besides: "PFX7006"));
        Assert.Single(
            mail.Main("virtual_alias_maps = proxy:texthash:/etc/postfix/virtual").Analyze("PFX4011", besides: "PFX7006")
        );
    }

    [Fact]
    public void Nobody_counts_clients_where_no_limit_is_on()
    {
        string[] off = ["smtpd_client_connection_count_limit = 0", "smtpd_client_message_rate_limit = 0"];
        Declared mail = Declared.On("Debian12").Without("anvil/unix").Main(off);
        Assert.Empty(mail.Analyze("PFX4011", besides: "PFX4014"));
        Assert.Single(
            mail.Inet("2525", "smtpd", "smtpd_client_recipient_rate_limit = 9").Analyze("PFX4011", besides: "PFX4014")
        );
    }

    [Fact]
    public void The_log_file_needs_its_writer_and_is_where_that_is_shown()
    {
        Declared mail = Declared.On("Debian12").Main("maillog_file = /var/log/mail.log").Without("postlog/unix-dgram");
        Assert.Equal(["main.cf maillog_file"], mail.PlacesOf("PFX4011"));
        Assert.Empty(
            Declared.OnPostfix("3.3").Main("maillog_file = /var/log/mail.log").Analyze("PFX4011", besides: "PFX4002")
        );
    }

    [Fact]
    public void A_piece_of_a_master_cf_is_reported_once()
    {
        Finding finding = Assert.Single(
            Rulebook
                .Analyze(
                    InstanceReader
                        .Read("x", PlatformInfo.Find("Debian12")!.Target, "", "smtp inet n - n - - smtpd\n")
                        .Instance
                )
                .Of("PFX4011")
        );
        Assert.Equal(RuleSeverity.Warning, finding.Severity);
        Assert.Equal(
            "This is not a whole master.cf: it has none of cleanup, qmgr and rewrite. Postfix starts with it, and no mail gets in or out "
                + "(\"connect to subsystem\" in the log). Add the services of Postfix's own master.cf",
            finding.Message
        );
    }

    [Fact]
    public void A_null_client_needs_no_local_delivery() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("mydestination =", "local_transport = error:no local mail")
                .Without("local/unix", "virtual/unix", "lmtp/unix")
                .Analyze("PFX4011", besides: "PFX0005 PFX4001")
        );

    [Fact]
    public void Postscreen_hands_its_clients_to_a_server()
    {
        Assert.Contains(
            "'smtpd'",
            Assert.Single(Declared.On("Debian12").Inet("smtp", "postscreen").Analyze("PFX4011")).Message,
            StringComparison.Ordinal
        );
        Assert.Empty(Declared.On("Debian12").Inet("smtp", "postscreen").Pass("smtpd", "smtpd").Analyze("PFX4011"));
    }

    [Theory]
    [InlineData("postscreen_dnsbl_sites = dnsbl.example", "dnsblog")]
    [InlineData("postscreen_tls_security_level = may", "tlsproxy")]
    public void Postscreen_needs_its_helpers(string setting, string helper)
    {
        Declared mail = Declared.On("Debian12").Main(setting).Inet("smtp", "postscreen").Pass("smtpd", "smtpd");
        Assert.Contains($"'{helper}'", Assert.Single(mail.Analyze("PFX4011")).Message, StringComparison.Ordinal);
        Assert.Empty(mail.Unix(helper, helper).Analyze("PFX4011"));
    }

    [Fact]
    public void A_server_with_a_cleanup_of_its_own_needs_it()
    {
        Declared mail = Declared.On("Debian12").Inet("2525", "smtpd", "cleanup_service_name = cleanp");
        Finding finding = Assert.Single(mail.Analyze("PFX4011"));
        Assert.Equal("2525/inet cleanup_service_name", mail.PlaceOf(finding.Place));
        Assert.Equal(
            new Edit(EditKind.Set, "cleanup_service_name", "cleanup"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
        Assert.Empty(
            Declared
                .On("Debian12")
                .Inet("2525", "smtpd", "cleanup_service_name = scanned")
                .Entry("scanned unix n . . . . cleanup")
                .Analyze("PFX4011")
        );
    }

    [Fact]
    public void A_restriction_class_needs_its_restrictions()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("smtpd_restriction_classes = strict, lax", "strct = reject", "lax = permit");
        Finding finding = Assert.Single(mail.Analyze("PFX4011", besides: "PFX4001"));
        Assert.Equal("main.cf smtpd_restriction_classes", mail.PlaceOf(finding.Place));
        Assert.Contains("Write strct", finding.Message, StringComparison.Ordinal);
        Assert.Equal(
            [
                new Edit(EditKind.Set, "smtpd_restriction_classes", "strct, lax"),
                new Edit(EditKind.Set, "smtpd_restriction_classes", "lax"),
            ],
            finding.Fixes.Select(f => Assert.Single(f.Edits))
        );
    }

    [Fact]
    public void A_class_may_be_defined_for_one_server() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtpd_restriction_classes = strict")
                .Inet("2525", "smtpd", "strict = reject")
                .Analyze("PFX4011")
        );

    [Theory]
    [MemberData(nameof(Versions))]
    public void The_services_that_a_release_starts_with_are_well(string version) =>
        Assert.Empty(
            Declared
                .OnPostfix(version)
                .Main("smtpd_tls_security_level = may")
                .Analyze("PFX4011", besides: "PFX1001 PFX1002 PFX1013")
        );
}
