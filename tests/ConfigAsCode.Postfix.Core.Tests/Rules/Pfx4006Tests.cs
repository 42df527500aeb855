using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx4006Tests
{
    public static TheoryData<string> Versions => [.. Targets.Versions];

    [Fact]
    public void A_parameter_of_another_program_goes()
    {
        Declared mail = Declared
            .On("Debian12")
            .Inet("submission", "smtpd", "header_checks = regexp:/etc/postfix/checks");
        Finding finding = Assert.Single(mail.Analyze("PFX4006", besides: "PFX1014"));
        Assert.Equal("submission/inet header_checks", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "submission/inet runs smtpd, which never reads header_checks: the setting does nothing. "
                + "Remove it, or set it in main.cf or for cleanup",
            finding.Message
        );
        Assert.Equal(new Edit(EditKind.Remove, "header_checks"), Assert.Single(Assert.Single(finding.Fixes).Edits));
    }

    [Theory]
    [InlineData("smtp", "smtp_destination_concurrency_limit = 2")]
    [InlineData("smtp", "smtp_destination_rate_delay = 3s")]
    [InlineData("lmtp", "lmtp_destination_recipient_limit = 1")]
    public void A_limit_on_the_line_of_its_transport_moves_to_main_cf(string service, string setting)
    {
        string[] parts = setting.Split(" = ");
        Finding finding = Assert.Single(Declared.On("Debian12").Unix(service, service, setting).Analyze("PFX4006"));
        Assert.Contains("the queue manager does", finding.Message, StringComparison.Ordinal);
        Assert.Equal(
            [new Edit(EditKind.SetOnContainingType, parts[0], parts[1]), new Edit(EditKind.Remove, parts[0])],
            finding.Fixes[0].Edits
        );
        Assert.Equal([new Edit(EditKind.Remove, parts[0])], finding.Fixes[1].Edits);
    }

    [Theory]
    [InlineData("smtp_destination_rate_delay = 3s")]
    [InlineData("default_destination_rate_delay = 3s")]
    public void The_name_of_the_program_or_of_all_becomes_that_of_the_transport(string setting)
    {
        Finding finding = Assert.Single(Declared.On("Debian12").Unix("slow", "smtp", setting).Analyze("PFX4006"));
        Assert.EndsWith("Set slow_destination_rate_delay in main.cf", finding.Message, StringComparison.Ordinal);
        Assert.Equal(
            new Edit(EditKind.SetOnContainingType, "slow_destination_rate_delay", "3s"),
            finding.Fixes[0].Edits[0]
        );
    }

    [Fact]
    public void Where_main_cf_has_the_limit_already_it_can_only_go() =>
        Assert.Equal(
            EditKind.Remove,
            Assert
                .Single(
                    Assert
                        .Single(
                            Assert
                                .Single(
                                    Declared
                                        .On("Debian12")
                                        .Main("slow_destination_rate_delay = 1s")
                                        .Unix("slow", "smtp", "slow_destination_rate_delay = 3s")
                                        .Analyze("PFX4006")
                                )
                                .Fixes
                        )
                        .Edits
                )
                .Kind
        );

    [Theory]
    [InlineData("smtp", "relayhost = [192.0.2.51]")]
    [InlineData("lmtp", "relayhost = [192.0.2.51]")]
    [InlineData("cleanup", "relayhost = [192.0.2.51]")]
    [InlineData("smtpd", "relayhost = [192.0.2.51]")]
    [InlineData("smtpd", "mydestination = example.com")]
    [InlineData("smtpd", "relay_domains = example.com")]
    [InlineData("smtpd", "myorigin = example.com")]
    [InlineData("smtp", "mydestination = example.com")]
    [InlineData("smtp", "mynetworks = 127.0.0.0/8")]
    [InlineData("smtpd", "default_process_limit = 5")]
    public void What_another_program_decides_is_found(string program, string setting)
    {
        Finding finding = Assert.Single(
            Declared.On("Debian12").Unix("x", program, setting).Analyze("PFX4006", besides: "PFX4008 PFX4011 PFX4018")
        );
        Assert.Contains("which reads main.cf alone", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_client_asks_for_names_of_own_domains_where_it_has_generic_maps() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Unix("x", "smtp", "mydestination = example.com", "smtp_generic_maps = inline:{a=b@example.com}")
                .Analyze("PFX4006")
        );

    [Fact]
    public void An_own_value_that_takes_the_name_reads_it() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Unix("x", "smtp", "relayhost = [192.0.2.51]", "smtp_fallback_relay = $relayhost")
                .Analyze("PFX4006")
        );

    [Theory]
    [InlineData("qmgr", "smtp_destination_rate_delay = 3s")]
    [InlineData("smtp", "syslog_name = postfix/slow")]
    [InlineData("smtpd", "mynetworks = 127.0.0.0/8")]
    [InlineData("trivial-rewrite", "relayhost = [192.0.2.1]")]
    [InlineData("trivial-rewrite", "mydestination = example.com")]
    [InlineData("cleanup", "mydestination = example.com")]
    [InlineData("smtpd", "message_size_limit = 100000")]
    [InlineData("smtp", "inet_interfaces = 192.0.2.1")]
    [InlineData("smtp", "inet_protocols = ipv4")]
    [InlineData("smtpd", "cleanup_service_name = pre-cleanup")]
    [InlineData("smtpd", "milter_macro_daemon_name = ORIGINATING")]
    [InlineData("cleanup", "header_checks = regexp:/etc/postfix/checks")]
    [InlineData("postscreen", "smtpd_banner = hello")]
    [InlineData("tlsproxy", "smtpd_tls_protocols = >=TLSv1.2")]
    [InlineData("pipe", "x_time_limit = 10s")]
    [InlineData("x-program", "header_checks = regexp:/etc/postfix/checks")]
    public void What_the_program_reads_is_well(string program, string setting) =>
        Assert.Empty(
            Declared.On("Debian12").Unix("x", program, setting).Analyze("PFX4006", besides: "PFX4008 PFX4011")
        );

    [Fact]
    public void A_time_limit_is_read_on_the_line_of_its_own_service() =>
        Assert.Equal(
            ["other/unix x_time_limit"],
            Declared
                .On("Debian12")
                .Entry("x unix . n n . . pipe user=vmail argv=/bin/x", "x_time_limit = 10s")
                .Unix("other", "smtp", "x_time_limit = 10s")
                .PlacesOf("PFX4006")
        );

    [Fact]
    public void From_a_policy_it_is_told_there() =>
        Assert.Equal(
            ["ITeam header_checks"],
            Declared
                .On("Debian12")
                .Inet("submission", "smtpd", "ITeam: header_checks = regexp:/etc/postfix/checks")
                .PlacesOf("PFX4006", besides: "PFX1014")
        );

    [Theory]
    [InlineData("smtpd_banner = $header_checks")]
    [InlineData("smtpd_banner = ${header_checks}")]
    public void What_another_value_takes_is_read_after_all(string setting) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Inet("submission", "smtpd", "header_checks = x", setting)
                .Analyze("PFX4006", besides: "PFX1014")
        );

    [Fact]
    public void What_a_default_of_the_program_takes_is_read_after_all()
    {
        Assert.Empty(
            Declared
                .On("Debian12")
                .Unix("x", "proxymap", "virtual_alias_maps = texthash:/x")
                .Analyze("PFX4006", besides: "PFX4008")
        );
        Assert.Empty(
            Declared
                .On("Debian12")
                .Unix("x", "proxymap", "sender_bcc_maps = texthash:/x")
                .Analyze("PFX4006", besides: "PFX4008")
        );
    }

    [Theory]
    [InlineData("smtpd", "smtp_tls_security_level = encrypt", "PFX1010")]
    [InlineData("smtpd", "no_such_name = 1", "PFX4001")]
    public void What_another_rule_tells_is_left_to_it(string program, string setting, string rule)
    {
        Declared mail = Declared.On("Debian12").Inet("submission", program, setting);
        Assert.Empty(mail.Analyze("PFX4006", besides: "PFX1010 PFX1014 PFX4001"));
        Assert.Single(mail.Analyze(rule, besides: "PFX1014"));
    }

    [Fact]
    public void A_limit_that_a_flag_needs_is_told_once_where_it_stands_on_the_line_of_its_transport() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("virtual_transport = x")
                .Entry("x unix . n n . . pipe flags=D user=vmail argv=/bin/x", "x_destination_recipient_limit = 1")
                .Analyze("PFX4008", besides: "PFX4006")
        );

    [Fact]
    public void Main_cf_is_for_all_programs() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("header_checks = x", "smtp_helo_name = a.example.org")
                .Analyze("PFX4006", besides: "PFX4010")
        );

    [Theory]
    [MemberData(nameof(Versions))]
    public void The_services_that_a_release_starts_with_are_well(string version) =>
        Assert.Empty(Declared.OnPostfix(version).Analyze("PFX4006"));

    [Theory]
    [InlineData("3.3", "tlsproxy", "smtp_tls_cert_file = /c", 1)]
    [InlineData("3.4", "tlsproxy", "smtp_tls_cert_file = /c", 0)]
    [InlineData("3.6.1", "smtpd", "bounce_notice_recipient = a@example.org", 1)]
    [InlineData("3.6.2", "smtpd", "bounce_notice_recipient = a@example.org", 0)]
    [InlineData("3.5.11", "smtpd", "bounce_notice_recipient = a@example.org", 1)]
    [InlineData("3.5.12", "smtpd", "bounce_notice_recipient = a@example.org", 0)]
    [InlineData("3.6", "smtpd", "header_from_format = obsolete", 1)]
    [InlineData("3.7", "smtpd", "header_from_format = obsolete", 0)]
    public void A_program_reads_a_parameter_from_a_release_on(
        string release,
        string program,
        string setting,
        int findings
    ) =>
        Assert.Equal(
            findings,
            Declared
                .OnPostfix(release)
                .Inet("2525", program, setting)
                .Analyze("PFX4006", besides: "PFX1008 PFX1010 PFX1001 PFX4007 PFX4008 PFX1002 PFX1005")
                .Concat(
                    Declared
                        .OnPostfix(release)
                        .Inet("2525", program, setting)
                        .Analyze("PFX1010", besides: "PFX1008 PFX4006 PFX1001 PFX4007 PFX4008 PFX1002 PFX1005")
                )
                .Count(f => f.Message.Contains("never reads", StringComparison.Ordinal))
        );
}
