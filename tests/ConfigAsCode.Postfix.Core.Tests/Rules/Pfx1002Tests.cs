using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1002Tests
{
    [Fact]
    public void The_default_grade_holds_anonymous_suites_and_is_told_at_what_turned_TLS_on()
    {
        Declared mail = Declared.On("Debian12").Inet("submission", "smtpd", "smtpd_tls_security_level = encrypt");
        Finding finding = Assert.Single(mail.Analyze("PFX1002", besides: "PFX1001 PFX1005 PFX1013"));
        Assert.Equal("missing at submission/inet smtpd_tls_security_level", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "submission/inet accepts 12 suites without any certificate, such as ADH-AES128-SHA: the grade 'medium' contains them on OpenSSL "
                + "3.0. Add aNULL to smtpd_tls_exclude_ciphers",
            finding.Message
        );
        Assert.Equal(
            new Edit(EditKind.Set, "smtpd_tls_exclude_ciphers", "aNULL"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Fact]
    public void An_exclusion_list_without_aNULL_is_mended_where_it_stands()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("smtpd_tls_security_level = may", "IShopTls: smtpd_tls_exclude_ciphers = RC4, MD5");
        Finding finding = Assert.Single(mail.Analyze("PFX1002", besides: "PFX1001 PFX1013"));
        Assert.Equal("IShopTls smtpd_tls_exclude_ciphers", mail.PlaceOf(finding.Place));
        Assert.Equal("RC4, MD5, aNULL", Assert.Single(Assert.Single(finding.Fixes).Edits).Value);
    }

    [Theory]
    [InlineData("smtpd_tls_mandatory_exclude_ciphers = MD5", "submission/inet smtpd_tls_mandatory_exclude_ciphers")]
    [InlineData("tls_medium_cipherlist = HIGH", "submission/inet tls_medium_cipherlist")]
    [InlineData("smtpd_tls_mandatory_ciphers = high", "submission/inet smtpd_tls_mandatory_ciphers")]
    public void What_was_meant_to_decide_is_the_place(string setting, string place) =>
        Assert.Equal(
            [place],
            Declared
                .On("Debian12")
                .Inet("submission", "smtpd", "smtpd_tls_security_level = encrypt", setting)
                .PlacesOf("PFX1002", besides: "PFX1001 PFX1005 PFX1013")
        );

    [Theory]
    [InlineData("smtpd_tls_exclude_ciphers = aNULL")]
    [InlineData("smtpd_tls_mandatory_exclude_ciphers = aNULL")]
    [InlineData("smtpd_tls_exclude_ciphers = ADH:AECDH")]
    [InlineData("tls_medium_cipherlist = HIGH:!aNULL")]
    [InlineData("smtpd_tls_mandatory_protocols = TLSv1.3")]
    [InlineData("smtpd_tls_ask_ccert = yes")]
    [InlineData("smtpd_tls_req_ccert = yes")]
    public void Whatever_takes_them_away_silences_it(string setting) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Inet("submission", "smtpd", "smtpd_tls_security_level = encrypt", setting)
                .Analyze("PFX1002", besides: "PFX1001 PFX1005 PFX1013")
        );

    [Fact]
    public void The_mandatory_exclusions_do_nothing_at_may() =>
        Assert.Equal(
            ["missing at main.cf smtpd_tls_security_level"],
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may", "smtpd_tls_mandatory_exclude_ciphers = aNULL")
                .PlacesOf("PFX1002", besides: "PFX1001 PFX1011 PFX1013")
        );

    [Theory]
    [InlineData("verify", 0)]
    [InlineData("fingerprint", 0)]
    [InlineData("dane-only", 0)]
    [InlineData("encrypt", 1)]
    [InlineData("may", 1)]
    [InlineData("dane", 1)]
    public void A_client_that_checks_certificates_offers_none_but_dane_falls_back_to_may(string level, int findings) =>
        Assert.Equal(
            findings,
            Declared
                .On("Debian12")
                .Main("smtp_tls_security_level = " + level)
                .Analyze("PFX1002", besides: "PFX1001 PFX1005 PFX1017 PFX1018")
                .Length
        );

    [Fact]
    public void A_client_and_a_server_are_told_apart() =>
        Assert.Equal(
            ["missing at main.cf smtpd_tls_security_level", "missing at main.cf smtp_tls_security_level"],
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may", "smtp_tls_security_level = may")
                .PlacesOf("PFX1002", besides: "PFX1001 PFX1013")
        );
}
