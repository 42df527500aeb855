using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1023Tests
{
    private static Declared Mail(params string[] settings) =>
        Declared
            .On("Debian12")
            .Main([
                "smtpd_tls_chain_files = /etc/postfix/key-and-chain.pem",
                "smtpd_tls_CAfile = /etc/postfix/partners.pem",
                "smtpd_tls_protocols = >=TLSv1.2",
                "smtpd_tls_mandatory_protocols = >=TLSv1.2",
                "smtpd_tls_exclude_ciphers = aNULL, kRSA",
                .. settings,
            ]);

    private static Finding[] Analyze(Declared mail) =>
        mail.Analyze("PFX1023", besides: "PFX1011 PFX1016 PFX4014 PFX4003");

    [Theory]
    [InlineData("smtpd_tls_security_level = may")]
    [InlineData("smtpd_use_tls = yes")]
    public void Where_TLS_is_optional_no_certificate_is_asked_for(string level)
    {
        Declared mail = Mail(level, "smtpd_tls_req_ccert = yes");
        Finding finding = Assert.Single(Analyze(mail));
        Assert.Equal("main.cf smtpd_tls_req_ccert", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "smtp/inet asks no client for a certificate: at the level may smtpd_tls_req_ccert = yes does nothing (\"Can't require client certs "
                + "unless TLS is required\"). Set smtpd_tls_ask_ccert = yes, or require TLS with the level encrypt",
            finding.Message
        );
        Assert.Equal(
            new Edit(EditKind.Rename, "smtpd_tls_ask_ccert", "yes"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Fact]
    public void Where_one_is_asked_for_the_other_setting_goes() =>
        Assert.Equal(
            new Edit(EditKind.Remove, "smtpd_tls_req_ccert"),
            Assert.Single(
                Assert
                    .Single(
                        Assert
                            .Single(
                                Analyze(
                                    Mail(
                                        "smtpd_tls_security_level = may",
                                        "smtpd_tls_req_ccert = YES",
                                        "smtpd_tls_ask_ccert = yes"
                                    )
                                )
                            )
                            .Fixes
                    )
                    .Edits
            )
        );

    [Fact]
    public void On_a_service_TLS_can_be_required()
    {
        Declared mail = Mail("smtpd_tls_security_level = may").Inet("10587", "smtpd", "smtpd_tls_req_ccert = yes");
        Finding finding = Assert.Single(Analyze(mail));
        Assert.Equal("10587/inet smtpd_tls_req_ccert", mail.PlaceOf(finding.Place));
        Assert.Equal(
            new Edit(EditKind.Set, "smtpd_tls_security_level", "encrypt"),
            Assert.Single(finding.Fixes[1].Edits)
        );
    }

    [Theory]
    [InlineData("smtpd_tls_security_level = encrypt", "smtpd_tls_req_ccert = yes")]
    [InlineData("smtpd_tls_security_level = may", "smtpd_tls_req_ccert = no")]
    [InlineData("smtpd_tls_security_level = may", "smtpd_tls_ask_ccert = yes")]
    public void Where_TLS_is_required_or_a_certificate_is_not_there_is_no_finding(params string[] settings) =>
        Assert.Empty(Analyze(Mail(settings)));

    [Theory]
    [InlineData("smtpd_tls_security_level = encrypt")]
    [InlineData("smtpd_tls_wrappermode = yes")]
    public void A_service_that_requires_both_is_what_the_setting_is_for(string setting) =>
        Assert.Empty(
            Analyze(Mail("smtpd_tls_security_level = may", "smtpd_tls_req_ccert = yes").Inet("10465", "smtpd", setting))
        );

    [Fact]
    public void What_stands_behind_postscreen_reads_its_own()
    {
        Declared mail = Mail("smtpd_tls_security_level = may", "tlsproxy_tls_req_ccert = yes")
            .Without("smtp/inet")
            .Inet("smtp", "postscreen")
            .Pass("smtpd", "smtpd")
            .Unix("tlsproxy", "tlsproxy");
        Assert.Equal(
            ["main.cf tlsproxy_tls_req_ccert"],
            mail.PlacesOf("PFX1023", besides: "PFX1011 PFX4008 PFX4011 PFX4014 PFX4007")
        );
    }
}
