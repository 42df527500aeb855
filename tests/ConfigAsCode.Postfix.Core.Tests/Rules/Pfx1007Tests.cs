using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1007Tests
{
    [Fact]
    public void A_list_that_names_TLS_1_2_shuts_out_TLS_1_3()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("smtpd_tls_security_level = may", "IShopTls: smtpd_tls_protocols = TLSv1.2")
            .Inet("2525", "smtpd");
        Finding finding = Assert.Single(mail.Analyze("PFX1007", besides: "PFX1002 PFX1013"));
        Assert.Equal("IShopTls smtpd_tls_protocols", mail.PlaceOf(finding.Place));
        Assert.Equal(RuleSeverity.Warning, finding.Rule.Severity);
        Assert.Equal(
            "smtp/inet and 2525/inet will not use TLS 1.3, which OpenSSL 3.0 has: smtpd_tls_protocols names what is "
                + "allowed, and 'TLSv1.2' excludes the rest. Write \">=TLSv1.2\"",
            finding.Message
        );
        Assert.Equal(
            new Edit(EditKind.Set, "smtpd_tls_protocols", ">=TLSv1.2"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Fact]
    public void A_service_is_told_at_the_service() =>
        Assert.Equal(
            ["submission/inet smtpd_tls_mandatory_protocols"],
            Declared
                .On("Debian12")
                .Inet(
                    "submission",
                    "smtpd",
                    "smtpd_tls_security_level = encrypt",
                    "smtpd_tls_mandatory_protocols = tlsv1.2, !TLSv1.1"
                )
                .PlacesOf("PFX1007", besides: "PFX1002 PFX1005 PFX1013")
        );

    [Theory]
    [InlineData("!SSLv2, !SSLv3, !TLSv1, !TLSv1.1, !TLSv1.3")]
    [InlineData(">=TLSv1.2, <=TLSv1.2")]
    [InlineData("TLSv1.2, !TLSv1.3")]
    [InlineData("TLSv1.2, <=TLSv1.2")]
    [InlineData("TLSv1.2, TLSv1.3")]
    [InlineData("!SSLv2, !SSLv3, !TLSv1, !TLSv1.1")]
    [InlineData(">=TLSv1.2")]
    public void Who_rules_it_out_in_as_many_words_means_it(string list) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may", "smtpd_tls_protocols = " + list)
                .Analyze("PFX1007", besides: "PFX1002 PFX1013")
        );

    [Fact]
    public void An_OpenSSL_without_TLS_1_3_misses_nothing() =>
        Assert.Empty(
            Declared
                .On("Ubuntu1604")
                .Main("smtpd_tls_security_level = may", "smtpd_tls_protocols = TLSv1.2")
                .Analyze("PFX1007", besides: "PFX1002 PFX1004 PFX1013")
        );

    [Fact]
    public void A_list_that_does_not_hold_at_the_level_shuts_out_nothing() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may", "smtpd_tls_mandatory_protocols = TLSv1.2")
                .Analyze("PFX1007", besides: "PFX1001 PFX1002 PFX1011 PFX1013")
        );

    [Fact]
    public void With_TLS_1_0_in_it_PFX1001_alone_tells_what_to_write()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("smtpd_tls_security_level = may", "smtpd_tls_protocols = TLSv1, TLSv1.2");
        Assert.Empty(mail.Analyze("PFX1007", besides: "PFX1001 PFX1002 PFX1013"));
        Assert.Single(mail.Analyze("PFX1001", besides: "PFX1002 PFX1013"));
    }
}
