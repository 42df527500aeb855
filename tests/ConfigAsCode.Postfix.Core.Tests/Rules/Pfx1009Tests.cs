using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1009Tests
{
    [Theory]
    [InlineData("!aNULL", "aNULL")]
    [InlineData("aNULL, -MD5", "aNULL, MD5")]
    [InlineData("aNULL:+RC4:@STRENGTH", "aNULL")]
    [InlineData("!aNULL !eNULL", "aNULL, eNULL")]
    public void An_exclusion_with_an_operator_makes_every_handshake_fail(string exclusions, string better)
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("smtpd_tls_security_level = may", "IShopTls: smtpd_tls_exclude_ciphers = " + exclusions)
            .Inet("2525", "smtpd");
        Finding finding = Assert.Single(mail.Analyze("PFX1009", besides: "PFX1001 PFX1013"));
        Assert.Equal("IShopTls smtpd_tls_exclude_ciphers", mail.PlaceOf(finding.Place));
        Assert.StartsWith(
            "smtp/inet and 2525/inet: every TLS handshake fails, since Postfix refuses '",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(
            new Edit(EditKind.Set, "smtpd_tls_exclude_ciphers", better),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Fact]
    public void Nothing_but_an_order_is_taken_away() =>
        Assert.Equal(
            new Edit(EditKind.Remove, "smtpd_tls_exclude_ciphers"),
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may", "smtpd_tls_exclude_ciphers = +RC4")
                .Analyze("PFX1009", besides: "PFX1001 PFX1013")[0]
                .Fixes[0]
                .Edits[0]
        );

    [Fact]
    public void A_service_is_told_at_the_service() =>
        Assert.Equal(
            ["submission/inet smtpd_tls_mandatory_exclude_ciphers"],
            Declared
                .On("Debian12")
                .Inet(
                    "submission",
                    "smtpd",
                    "smtpd_tls_security_level = encrypt",
                    "smtpd_tls_exclude_ciphers = MD5",
                    "smtpd_tls_mandatory_exclude_ciphers = !aNULL"
                )
                .PlacesOf("PFX1009", besides: "PFX1001 PFX1013")
        );

    [Fact]
    public void What_excludes_everything_is_told_at_the_exclusion()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("smtp_tls_security_level = may", "smtp_tls_exclude_ciphers = HIGH, MEDIUM");
        Finding finding = Assert.Single(mail.Analyze("PFX1009", besides: "PFX1001"));
        Assert.Equal("main.cf smtp_tls_exclude_ciphers", mail.PlaceOf(finding.Place));
        Assert.Contains("TLS 1.3 included", finding.Message, StringComparison.Ordinal);
        Assert.Contains("it selects no cipher suite", finding.Message, StringComparison.Ordinal);
        Assert.Equal("aNULL, eNULL", finding.Fixes[0].Edits[0].Value);
    }

    [Theory]
    [InlineData("TLSv1.3")]
    [InlineData("HIGH:! aNULL")]
    [InlineData("FIPS+HIGH")]
    public void A_list_that_OpenSSL_refuses_is_taken_away(string list)
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("smtpd_tls_security_level = may", "tls_medium_cipherlist = " + list);
        Finding finding = Assert.Single(mail.Analyze("PFX1009", besides: "PFX1001 PFX1013"));
        Assert.Equal("main.cf tls_medium_cipherlist", mail.PlaceOf(finding.Place));
        Assert.Equal(new Edit(EditKind.Remove, "tls_medium_cipherlist"), finding.Fixes[0].Edits[0]);
    }

    [Fact]
    public void The_grade_null_without_what_it_stands_for_is_empty() =>
        Assert.Equal(
            new Edit(EditKind.Set, "smtp_tls_mandatory_ciphers", "medium"),
            Declared
                .On("Debian12")
                .Main("smtp_tls_security_level = encrypt", "smtp_tls_mandatory_ciphers = null")
                .Analyze("PFX1009", besides: "PFX1001")[0]
                .Fixes[0]
                .Edits[0]
        );

    [Fact]
    public void A_word_that_OpenSSL_does_not_know_swallows_its_neighbour()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("smtpd_tls_security_level = may", "tls_medium_cipherlist = HIGH:!EXPORT!aNULL");
        Finding finding = Assert.Single(mail.Analyze("PFX1009", besides: "PFX1001 PFX1002 PFX1013"));
        Assert.Equal(
            "smtp/inet: OpenSSL 3.0 skips '!aNULL', since it does not know 'EXPORT' before it and reads on after the next separator. Write \"EXPORT:!aNULL\" in tls_medium_cipherlist",
            finding.Message
        );
        Assert.Equal("HIGH:!EXPORT:!aNULL", finding.Fixes[0].Edits[0].Value);
    }

    [Fact]
    public void An_exclusion_swallows_its_neighbour_too() =>
        Assert.Equal(
            "MD5, EXPORT, aNULL",
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may", "smtpd_tls_exclude_ciphers = MD5, EXPORT!aNULL")
                .Analyze("PFX1009", besides: "PFX1001 PFX1002 PFX1013")[0]
                .Fixes[0]
                .Edits[0]
                .Value
        );

    [Fact]
    public void OpenSSL_1_0_2_knows_EXPORT_and_swallows_nothing() =>
        Assert.Empty(
            Declared
                .On("Ubuntu1604")
                .Main("smtpd_tls_security_level = may", "tls_medium_cipherlist = HIGH:!EXPORT!aNULL")
                .Analyze("PFX1009", besides: "PFX1001 PFX1013")
        );

    [Fact]
    public void An_intersection_that_is_always_empty_is_told() =>
        Assert.Contains(
            "'kRSA+ECDHE' in smtpd_tls_exclude_ciphers matches no suite",
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may", "smtpd_tls_exclude_ciphers = aNULL, kRSA+ECDHE")
                .Analyze("PFX1009", besides: "PFX1001 PFX1013")[0]
                .Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("smtpd_tls_exclude_ciphers = aNULL, EXPORT, RC4, EECDH+RC4, 3DES+RSA")]
    [InlineData("tls_medium_cipherlist = ECDHE-RSA-CHACHA20-POLY1305:ECDHE-RSA-OF-TOMORROW:HIGH")]
    [InlineData("smtpd_tls_mandatory_exclude_ciphers = !aNULL")]
    public void Words_of_another_OpenSSL_and_lists_that_do_not_hold_are_well(string setting) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may", setting)
                .Analyze("PFX1009", besides: "PFX1001 PFX1002 PFX1011 PFX1013")
        );

    [Fact]
    public void A_broken_list_offers_nothing_that_other_rules_could_tell()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("smtpd_tls_security_level = may", "smtpd_tls_exclude_ciphers = !aNULL");
        Assert.Empty(mail.Analyze("PFX1002", besides: "PFX1001 PFX1009 PFX1013"));
    }

    [Theory]
    [MemberData(nameof(EveryPlatform.Names), MemberType = typeof(EveryPlatform))]
    public void No_default_is_broken(string platform) =>
        Assert.Empty(
            Declared
                .On(platform)
                .Main("smtpd_tls_security_level = may", "smtp_tls_security_level = encrypt")
                .Analyze("PFX1009", besides: "PFX1001 PFX1002 PFX1004 PFX1005 PFX1013")
        );
}
