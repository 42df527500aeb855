using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1026Tests
{
    private static Declared Mail(params string[] settings) =>
        Declared
            .On("Debian12")
            .Main([
                "compatibility_level = 3.6",
                "smtpd_tls_chain_files = /etc/postfix/key-and-chain.pem",
                "smtpd_tls_security_level = may",
                "smtpd_tls_auth_only = yes",
                "smtpd_tls_protocols = >=TLSv1.2",
                "smtpd_tls_exclude_ciphers = aNULL, kRSA",
                "smtp_tls_security_level = may",
                "smtp_tls_protocols = >=TLSv1.2",
                "smtp_tls_exclude_ciphers = aNULL, kRSA",
                .. settings,
            ]);

    private static Finding[] Analyze(Declared mail) =>
        mail.Analyze("PFX1026", besides: "PFX0005 PFX4001 PFX2005 PFX2010 PFX2014 PFX3003 PFX3004 PFX3005 PFX4014");

    [Theory]
    [InlineData("4")]
    [InlineData("9")]
    [InlineData("ssl-developer")]
    [InlineData("SSL-Session-Packet-Dump")]
    [InlineData("1, ssl-session-packet-dump")]
    [InlineData("$my_level")]
    public void At_level_4_the_log_gets_what_TLS_protects(string level)
    {
        Declared mail = Mail("smtpd_tls_loglevel = " + level, "my_level = 4");
        Finding finding = Assert.Single(Analyze(mail));
        Assert.Equal("main.cf smtpd_tls_loglevel", mail.PlaceOf(finding.Place));
        Assert.Equal(RuleSeverity.Warning, finding.Severity);
        Assert.Equal(
            new Edit(EditKind.Set, "smtpd_tls_loglevel", "1"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Fact]
    public void With_logins_it_is_an_error()
    {
        Finding finding = Assert.Single(Analyze(Mail("smtpd_tls_loglevel = 4", "smtpd_sasl_auth_enable = yes")));
        Assert.Equal(RuleSeverity.Error, finding.Severity);
        Assert.Equal(
            "The log gets what smtp/inet reads and writes inside TLS (smtpd_tls_loglevel is '4'), with the passwords of each login. "
                + "Set smtpd_tls_loglevel = 1",
            finding.Message
        );
    }

    [Fact]
    public void A_client_with_a_login_writes_its_own_password() =>
        Assert.Equal(
            [RuleSeverity.Error],
            Analyze(
                    Mail(
                        "smtp_tls_loglevel = 4",
                        "smtp_sasl_auth_enable = yes",
                        "relayhost = [relay.example.net]:587",
                        "smtp_sasl_tls_security_options = noanonymous"
                    )
                )
                .Select(f => f.Severity)
        );

    [Theory]
    [InlineData("smtpd_tls_loglevel = 3")]
    [InlineData("smtpd_tls_loglevel = 1")]
    [InlineData("smtpd_tls_loglevel = ssl-expert")]
    [InlineData("smtpd_tls_loglevel = ssl-handshake-packet-dump")]
    [InlineData("lmtp_tls_loglevel = 4")]
    [InlineData("debug_peer_list =")]
    [InlineData("debug_peer_list = !192.0.2.0/24")]
    [InlineData("debug_peer_level = 4")]
    public void Less_than_that_or_without_TLS_is_no_finding(string setting) =>
        Assert.Empty(Analyze(Mail(setting, "smtpd_sasl_auth_enable = yes")));

    [Fact]
    public void The_service_that_sets_it_is_meant_alone()
    {
        Declared mail = Mail("smtpd_sasl_auth_enable = no")
            .Inet("submission", "smtpd", "smtpd_sasl_auth_enable = yes", "smtpd_tls_loglevel = 4");
        Finding finding = Assert.Single(Analyze(mail));
        Assert.Equal("submission/inet smtpd_tls_loglevel", mail.PlaceOf(finding.Place));
        Assert.Equal(["submission/inet"], finding.Services);
        Assert.Equal(RuleSeverity.Error, finding.Severity);
    }

    [Fact]
    public void A_proxy_writes_what_is_encrypted()
    {
        Finding finding = Assert.Single(
            Analyze(Mail("tlsproxy_tls_loglevel = 4", "smtpd_sasl_auth_enable = yes").Unix("tlsproxy", "tlsproxy"))
        );
        Assert.Equal(RuleSeverity.Warning, finding.Severity);
        Assert.Equal(["tlsproxy/unix"], finding.Services);
    }

    [Theory]
    [InlineData("-v")]
    [InlineData("-v -v")]
    [InlineData("-vv")]
    public void A_verbose_service_writes_all(string options)
    {
        Declared mail = Mail("smtpd_sasl_auth_enable = yes").Entry("submission inet n . . . . smtpd " + options);
        Finding finding = Assert.Single(Analyze(mail));
        Assert.Equal("submission/inet", mail.PlaceOf(finding.Place));
        Assert.Equal(RuleSeverity.Error, finding.Severity);
        Assert.Equal(
            new Edit(EditKind.SetField, ServiceField.Arguments),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Fact]
    public void Without_logins_it_is_a_warning_and_other_words_stay()
    {
        Finding finding = Assert.Single(Analyze(Mail().Entry("smarthost unix . . . . . smtp -v flags=D")));
        Assert.Equal(RuleSeverity.Warning, finding.Severity);
        Assert.Empty(finding.Fixes);
    }

    [Fact]
    public void A_program_that_transfers_no_mail_is_no_finding() =>
        Assert.Empty(Analyze(Mail().Without("cleanup/unix").Entry("cleanup unix n . . . 0 cleanup -v")));

    [Theory]
    [InlineData("198.51.100.0/24")]
    [InlineData("!192.0.2.1 192.0.2.0/24")]
    [InlineData("$mynetworks")]
    public void Listed_peers_are_logged_in_full(string peers)
    {
        Declared mail = Mail("debug_peer_list = " + peers, "smtpd_sasl_auth_enable = yes", "mynetworks = 192.0.2.0/24");
        Finding finding = Assert.Single(Analyze(mail));
        Assert.Equal("main.cf debug_peer_list", mail.PlaceOf(finding.Place));
        Assert.Equal(RuleSeverity.Error, finding.Severity);
        Assert.Equal(new Edit(EditKind.Remove, "debug_peer_list"), Assert.Single(Assert.Single(finding.Fixes).Edits));
    }
}
