using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1004Tests
{
    [Fact]
    public void The_medium_grade_of_Ubuntu_16_04_holds_RC4_3DES_SEED_IDEA_and_MD5()
    {
        Declared mail = Declared.On("Ubuntu1604").Main("smtpd_tls_security_level = may");
        Finding finding = Assert.Single(mail.Analyze("PFX1004", besides: "PFX1001 PFX1002 PFX1013"));
        Assert.Equal("missing at main.cf smtpd_tls_security_level", mail.PlaceOf(finding.Place));
        Assert.Contains(
            "with 3DES, IDEA, MD5, RC4 and SEED, such as RC4-MD5",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("on OpenSSL 1.0.2", finding.Message, StringComparison.Ordinal);
        Assert.Equal(
            new Edit(EditKind.Set, "smtpd_tls_exclude_ciphers", "3DES, IDEA, MD5, RC4, SEED"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Fact]
    public void What_is_excluded_already_stays_and_only_the_rest_is_added()
    {
        Declared mail = Declared
            .On("Ubuntu1604")
            .Main(
                "IShopTls: smtp_tls_security_level = may",
                "IShopTls: smtp_tls_exclude_ciphers = aNULL, MD5, RC4, IDEA"
            );
        Finding finding = Assert.Single(mail.Analyze("PFX1004", besides: "PFX1001"));
        Assert.Equal("IShopTls smtp_tls_exclude_ciphers", mail.PlaceOf(finding.Place));
        Assert.Equal(["smtp/unix", "relay/unix"], finding.Services);
        Assert.Equal("aNULL, MD5, RC4, IDEA, 3DES, SEED", finding.Fixes[0].Edits[0].Value);
    }

    [Fact]
    public void After_the_fix_nothing_is_left() =>
        Assert.Empty(
            Declared
                .On("Ubuntu1604")
                .Main("smtpd_tls_security_level = may", "smtpd_tls_exclude_ciphers = 3DES, IDEA, MD5, RC4, SEED")
                .Analyze("PFX1004", besides: "PFX1001 PFX1002 PFX1013")
        );

    [Fact]
    public void A_service_is_told_at_the_service() =>
        Assert.Equal(
            ["submission/inet smtpd_tls_mandatory_exclude_ciphers"],
            Declared
                .On("Ubuntu1604")
                .Inet(
                    "submission",
                    "smtpd",
                    "smtpd_tls_security_level = encrypt",
                    "smtpd_tls_mandatory_exclude_ciphers = aNULL"
                )
                .PlacesOf("PFX1004", besides: "PFX1001 PFX1005 PFX1013")
        );

    [Fact]
    public void A_cipher_that_is_named_on_purpose_is_told_at_the_list() =>
        Assert.Equal(
            ["main.cf tls_high_cipherlist"],
            Declared
                .OnPostfix("3.7", OpenSslSeries.V1_0_2)
                .Main(
                    "smtpd_tls_security_level = may",
                    "smtpd_tls_ciphers = high",
                    "tls_high_cipherlist = HIGH:3DES:!aNULL"
                )
                .PlacesOf("PFX1004", besides: "PFX1001 PFX1013")
        );

    [Theory]
    [InlineData("Debian12")]
    [InlineData("Debian13")]
    [InlineData("Alpine")]
    public void An_OpenSSL_that_lacks_them_offers_none(string platform) =>
        Assert.Empty(
            Declared
                .On(platform)
                .Main("smtpd_tls_security_level = may", "tls_medium_cipherlist = ALL:RC4:3DES")
                .Analyze("PFX1004", besides: "PFX1001 PFX1002 PFX1013")
        );

    [Fact]
    public void From_3_8_on_the_grades_leave_them_out() =>
        Assert.Empty(
            Declared
                .OnPostfix("3.8", OpenSslSeries.V1_0_2)
                .Main("smtpd_tls_security_level = may")
                .Analyze("PFX1004", besides: "PFX1001 PFX1002 PFX1013")
        );

    [Fact]
    public void NULL_MD5_is_told_for_its_missing_encryption_alone()
    {
        Declared mail = Declared.On("Ubuntu1604").Main("smtpd_tls_security_level = may", "smtpd_tls_ciphers = null");
        Assert.Empty(mail.Analyze("PFX1004", besides: "PFX1001 PFX1003 PFX1013"));
        Assert.Single(mail.Analyze("PFX1003", besides: "PFX1001 PFX1013"));
    }
}
