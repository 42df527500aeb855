using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1011Tests
{
    [Fact]
    public void The_mandatory_list_does_nothing_at_may_and_its_twin_is_offered()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("smtpd_tls_security_level = may", "smtpd_tls_mandatory_protocols = >=TLSv1.2");
        Finding finding = Assert.Single(mail.Analyze("PFX1011", besides: "PFX1001 PFX1002 PFX1013"));
        Assert.Equal("main.cf smtpd_tls_mandatory_protocols", mail.PlaceOf(finding.Place));
        Assert.Equal(RuleSeverity.Warning, finding.Rule.Severity);
        Assert.Equal(
            "smtpd_tls_mandatory_protocols does nothing on smtp/inet: at the level may the program reads "
                + "smtpd_tls_protocols. Write smtpd_tls_protocols",
            finding.Message
        );
        Assert.Equal(
            [
                new Edit(EditKind.Rename, "smtpd_tls_protocols", ">=TLSv1.2"),
                new Edit(EditKind.Remove, "smtpd_tls_mandatory_protocols"),
            ],
            finding.Fixes.Select(f => f.Edits[0])
        );
    }

    [Fact]
    public void On_a_service_at_encrypt_the_opportunistic_list_does_nothing_whatever_main_cf_says() =>
        Assert.Equal(
            ["submission/inet smtpd_tls_protocols"],
            Declared
                .On("Debian12")
                .Main("smtpd_tls_mandatory_protocols = >=TLSv1.3")
                .Inet("submission", "smtpd", "smtpd_tls_security_level = encrypt", "smtpd_tls_protocols = >=TLSv1.2")
                .PlacesOf("PFX1011", besides: "PFX1013")
        );

    [Theory]
    [InlineData("IShopTls: smtp_tls_mandatory_ciphers = high", "IShopTls smtp_tls_mandatory_ciphers")]
    [InlineData("IShopTls: smtp_tls_mandatory_exclude_ciphers = aNULL", "IShopTls smtp_tls_mandatory_exclude_ciphers")]
    public void A_policys_setting_is_told_at_the_policy(string setting, string place) =>
        Assert.Equal(
            [place],
            Declared
                .On("Debian12")
                .Main("smtp_tls_security_level = may", setting)
                .PlacesOf("PFX1011", besides: "PFX1001 PFX1002")
        );

    [Fact]
    public void A_setting_that_acts_on_one_service_is_well() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may", "smtpd_tls_mandatory_protocols = >=TLSv1.2")
                .Inet("submission", "smtpd", "smtpd_tls_security_level = encrypt")
                .Analyze("PFX1011", besides: "PFX1001 PFX1002 PFX1005 PFX1013")
        );

    [Theory]
    [InlineData("IShopTls: ")]
    [InlineData("")]
    public void Both_twins_side_by_side_are_meant_for_services_of_both_kinds(string who) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main(
                    "smtpd_tls_security_level = may",
                    who + "smtpd_tls_mandatory_protocols = >=TLSv1.2",
                    who + "smtpd_tls_protocols = >=TLSv1.2"
                )
                .Analyze("PFX1011", besides: "PFX1002 PFX1013")
        );

    [Theory]
    [InlineData("smtp_tls_security_level = dane", "smtp_tls_protocols = >=TLSv1.2")]
    [InlineData("smtp_tls_security_level = dane", "smtp_tls_mandatory_protocols = >=TLSv1.2")]
    [InlineData("smtp_tls_policy_maps = hash:/etc/postfix/policy", "smtp_tls_mandatory_protocols = >=TLSv1.2")]
    [InlineData("smtp_tls_security_level = none", "smtp_tls_mandatory_protocols = >=TLSv1.2")]
    [InlineData(
        "tlsproxy_tls_mandatory_protocols = $smtpd_tls_mandatory_protocols",
        "smtpd_tls_mandatory_protocols = >=TLSv1.2"
    )]
    public void A_setting_that_may_act_after_all_is_well(string other, string setting) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may", other, setting)
                .Analyze("PFX1011", besides: "PFX1001 PFX1002 PFX1005 PFX1013 PFX1017 PFX4014")
        );

    [Theory]
    [InlineData("smtpd_tls_cert_file = /etc/ssl/a.pem")]
    [InlineData("smtpd_tls_eckey_file = /etc/ssl/a.pem")]
    public void Beside_chain_files_no_other_certificate_is_read(string setting)
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("smtpd_tls_security_level = may", "smtpd_tls_chain_files = /etc/ssl/b.pem", setting);
        Finding finding = Assert.Single(mail.Analyze("PFX1011", besides: "PFX1001 PFX1002"));
        Assert.Contains("smtpd_tls_chain_files is set", finding.Message, StringComparison.Ordinal);
        Assert.Equal(EditKind.Remove, Assert.Single(Assert.Single(finding.Fixes).Edits).Kind);
    }

    [Fact]
    public void Before_3_4_there_are_no_chain_files() =>
        Assert.Empty(
            Declared
                .OnPostfix("3.3")
                .Main(
                    "smtpd_tls_security_level = may",
                    "smtpd_tls_chain_files = /b.pem",
                    "smtpd_tls_cert_file = /a.pem"
                )
                .Analyze("PFX1011", besides: "PFX1001 PFX1002 PFX4002")
        );

    [Theory]
    [InlineData("smtpd_use_tls = yes", "smtpd_tls_security_level = may")]
    [InlineData("smtpd_use_tls = yes", "smtpd_tls_security_level = none")]
    [InlineData("smtp_enforce_tls = yes", "smtp_tls_security_level = may")]
    public void Beside_a_level_the_old_switches_do_nothing(string old, string level)
    {
        Finding finding = Assert.Single(
            Declared.On("Debian12").Main(level, old).Analyze("PFX1011", besides: "PFX1001 PFX1002 PFX1013")
        );
        Assert.EndsWith("which replaces it. Remove it", finding.Message, StringComparison.Ordinal);
        Assert.Equal(EditKind.Remove, Assert.Single(Assert.Single(finding.Fixes).Edits).Kind);
    }

    [Fact]
    public void Without_a_level_the_old_switches_do_what_they_say() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtpd_use_tls = yes")
                .Analyze("PFX1011", besides: "PFX1001 PFX1002 PFX1013 PFX4003")
        );
}
