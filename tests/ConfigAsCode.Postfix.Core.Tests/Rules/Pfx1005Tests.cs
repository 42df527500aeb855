using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1005Tests
{
    [Fact]
    public void Every_default_grade_agrees_to_static_RSA_and_the_service_is_told_at_its_level()
    {
        Declared mail = Declared.On("Debian12").Inet("submission", "smtpd", "smtpd_tls_security_level = encrypt");
        Finding finding = Assert.Single(mail.Analyze("PFX1005", besides: "PFX1001 PFX1002 PFX1013"));
        Assert.Equal("missing at submission/inet smtpd_tls_security_level", mail.PlaceOf(finding.Place));
        Assert.Contains(
            "accepts 16 suites without forward secrecy, such as AES128-SHA: ",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.EndsWith("Add kRSA to smtpd_tls_exclude_ciphers", finding.Message, StringComparison.Ordinal);
        Assert.Equal(RuleSeverity.Warning, finding.Rule.Severity);
        Assert.Equal(
            new Edit(EditKind.Set, "smtpd_tls_exclude_ciphers", "kRSA"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Fact]
    public void A_policys_list_is_told_at_the_policy()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main(
                "IShopTls: smtp_tls_security_level = encrypt",
                "IShopTls: smtp_tls_mandatory_exclude_ciphers = aNULL"
            );
        Assert.Equal(["IShopTls smtp_tls_mandatory_exclude_ciphers"], mail.PlacesOf("PFX1005", besides: "PFX1001"));
    }

    [Fact]
    public void OpenSSL_1_0_2_has_fixed_key_exchanges_too() =>
        Assert.Equal(
            "aNULL, kDH, kECDH, kRSA",
            Declared
                .On("Ubuntu1604")
                .Main("smtp_tls_security_level = encrypt", "smtp_tls_exclude_ciphers = aNULL")
                .Analyze("PFX1005", besides: "PFX1001 PFX1004")[0]
                .Fixes[0]
                .Edits[0]
                .Value
        );

    [Theory]
    [InlineData("smtpd_tls_exclude_ciphers = kRSA")]
    [InlineData("smtpd_tls_mandatory_exclude_ciphers = kRSA")]
    [InlineData("smtpd_tls_mandatory_protocols = >=TLSv1.3")]
    [InlineData("tls_medium_cipherlist = EECDH+AESGCM")]
    public void A_list_that_has_none_or_does_not_matter_is_well(string setting) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Inet("submission", "smtpd", "smtpd_tls_security_level = encrypt", setting)
                .Analyze("PFX1005", besides: "PFX1001 PFX1002 PFX1013")
        );

    [Fact]
    public void Port_25_at_may_takes_what_it_gets() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may", "smtp_tls_security_level = may")
                .Analyze("PFX1005", besides: "PFX1001 PFX1002 PFX1013")
        );

    [Theory]
    [InlineData("submission")]
    [InlineData("192.0.2.1:587")]
    [InlineData("465")]
    public void A_submission_port_must_protect_at_may_too(string name) =>
        Assert.Single(
            Declared
                .On("Debian12")
                .Inet(name, "smtpd", "smtpd_tls_security_level = may")
                .Analyze("PFX1005", besides: "PFX1001 PFX1002 PFX1013 PFX1014 PFX1015")
        );

    [Fact]
    public void Weak_suites_and_those_without_encryption_are_told_as_such() =>
        Assert.Empty(
            Declared
                .On("Ubuntu1604")
                .Main("smtp_tls_security_level = encrypt", "tls_medium_cipherlist = RC4-MD5:NULL-SHA:EECDH+AESGCM")
                .Analyze("PFX1005", besides: "PFX1001 PFX1004")
        );
}
