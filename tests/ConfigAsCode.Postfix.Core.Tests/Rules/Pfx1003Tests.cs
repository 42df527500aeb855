using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1003Tests
{
    [Fact]
    public void The_grade_null_encrypts_nothing_and_medium_takes_its_place()
    {
        Declared mail = Declared.On("Debian12").Main("smtpd_tls_security_level = may", "smtpd_tls_ciphers = null");
        Finding finding = Assert.Single(mail.Analyze("PFX1003", besides: "PFX1001 PFX1013"));
        Assert.Equal("main.cf smtpd_tls_ciphers", mail.PlaceOf(finding.Place));
        Assert.StartsWith("smtp/inet accepts ", finding.Message, StringComparison.Ordinal);
        Assert.Contains("without encryption, such as NULL-MD5", finding.Message, StringComparison.Ordinal);
        Assert.Equal(
            new Edit(EditKind.Set, "smtpd_tls_ciphers", "medium"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Fact]
    public void EECDH_holds_suites_without_encryption_that_no_aNULL_takes_out()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("IShopTls: smtpd_tls_security_level = may", "IShopTls: tls_medium_cipherlist = EECDH:EDH:!aNULL")
            .Inet("2525", "smtpd");
        Finding finding = Assert.Single(mail.Analyze("PFX1003", besides: "PFX1001 PFX1013"));
        Assert.Equal("IShopTls tls_medium_cipherlist", mail.PlaceOf(finding.Place));
        Assert.Equal(["smtp/inet", "2525/inet"], finding.Services);
        Assert.Contains(
            "accept 2 suites without encryption, such as ECDHE-ECDSA-NULL-SHA",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(
            new Edit(EditKind.Set, "tls_medium_cipherlist", "EECDH:EDH:!aNULL:!eNULL"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Fact]
    public void A_list_of_nothing_else_is_taken_away() =>
        Assert.Equal(
            new Edit(EditKind.Remove, "tls_medium_cipherlist"),
            Assert
                .Single(
                    Declared
                        .On("Debian12")
                        .Main("smtpd_tls_security_level = may", "tls_medium_cipherlist = eNULL:!aNULL")
                        .Analyze("PFX1003", besides: "PFX1001 PFX1013")
                )
                .Fixes[0]
                .Edits[0]
        );

    [Fact]
    public void A_service_is_told_at_the_service() =>
        Assert.Equal(
            ["submission/inet smtpd_tls_mandatory_ciphers"],
            Declared
                .On("Debian12")
                .Inet("submission", "smtpd", "smtpd_tls_security_level = encrypt", "smtpd_tls_mandatory_ciphers = null")
                .PlacesOf("PFX1003", besides: "PFX1001 PFX1013")
        );

    [Theory]
    [InlineData("smtp_tls_security_level = encrypt", "smtp_tls_mandatory_ciphers = null")]
    [InlineData("smtpd_tls_security_level = may", "smtpd_tls_mandatory_ciphers = null")]
    [InlineData("smtpd_tls_security_level = may", "tls_null_cipherlist = eNULL")]
    [InlineData("smtpd_tls_security_level = none", "smtpd_tls_ciphers = null")]
    public void Nothing_is_told_where_Postfix_excludes_them_or_the_list_does_not_hold(string level, string list) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main(level, list)
                .Analyze("PFX1003", besides: "PFX1001 PFX1002 PFX1009 PFX1011 PFX1013 PFX1025")
        );

    [Theory]
    [MemberData(nameof(EveryPlatform.Names), MemberType = typeof(EveryPlatform))]
    public void No_default_has_them(string platform) =>
        Assert.Empty(
            Declared
                .On(platform)
                .Main("smtpd_tls_security_level = may", "smtp_tls_security_level = may")
                .Analyze("PFX1003", besides: "PFX1001 PFX1002 PFX1004 PFX1013")
        );
}
