using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1010Tests
{
    [Fact]
    public void A_clients_parameter_on_a_server_is_removed_or_renamed()
    {
        Declared mail = Declared.On("Debian12").Inet("submission", "smtpd", "smtp_tls_mandatory_protocols = TLSv1");
        Finding finding = Assert.Single(mail.Analyze("PFX1010", besides: "PFX1014"));
        Assert.Equal("submission/inet smtp_tls_mandatory_protocols", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "submission/inet runs smtpd, which never reads smtp_tls_mandatory_protocols: the setting does nothing. "
                + "Write smtpd_tls_mandatory_protocols, or remove it",
            finding.Message
        );
        Assert.Equal(
            [
                new Edit(EditKind.Remove, "smtp_tls_mandatory_protocols"),
                new Edit(EditKind.Rename, "smtpd_tls_mandatory_protocols", "TLSv1"),
            ],
            finding.Fixes.Select(f => Assert.Single(f.Edits))
        );
    }

    [Theory]
    [InlineData("smtp", "smtpd_tls_security_level = may")]
    [InlineData("lmtp", "smtpd_tls_security_level = may")]
    [InlineData("smtp", "lmtp_tls_security_level = may")]
    [InlineData("lmtp", "smtp_tls_security_level = may")]
    [InlineData("smtp", "smtpd_use_tls = yes")]
    [InlineData("smtp", "ITls: smtpd_tls_security_level = may")]
    public void The_sides_do_not_read_each_others_parameters(string program, string setting) =>
        Assert.Single(Declared.On("Debian12").Unix("x", program, setting).Analyze("PFX1010"));

    [Fact]
    public void A_parameter_without_a_twin_can_only_go()
    {
        Declared mail = Declared.On("Debian12").Inet("submission", "smtpd", "smtp_tls_policy_maps = texthash:/x");
        Finding finding = Assert.Single(mail.Analyze("PFX1010", besides: "PFX1014"));
        Assert.EndsWith("Remove it", finding.Message, StringComparison.Ordinal);
        Assert.Equal(EditKind.Remove, Assert.Single(Assert.Single(finding.Fixes).Edits).Kind);
    }

    [Fact]
    public void Where_the_twin_is_set_already_it_can_only_go() =>
        Assert.Single(
            Assert
                .Single(
                    Declared
                        .On("Debian12")
                        .Inet(
                            "submission",
                            "smtpd",
                            "smtp_tls_security_level = may",
                            "smtpd_tls_security_level = encrypt"
                        )
                        .Analyze("PFX1010", besides: "PFX1001 PFX1002 PFX1005 PFX1013")
                )
                .Fixes
        );

    [Theory]
    [InlineData("tls_high_cipherlist = HIGH")]
    [InlineData("smtp_helo_name = a.example")]
    [InlineData("smtpd_tls_auth_only = yes")]
    public void Only_TLS_parameters_of_the_other_side_are_meant(string setting) =>
        Assert.Empty(
            Declared.On("Debian12").Inet("submission", "smtpd", setting).Analyze("PFX1010", besides: "PFX1014 PFX4006")
        );

    [Fact]
    public void What_another_value_takes_is_read_after_all() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Inet(
                    "submission",
                    "smtpd",
                    "smtp_tls_protocols = >=TLSv1.2",
                    "smtpd_tls_protocols = $smtp_tls_protocols"
                )
                .Analyze("PFX1010", besides: "PFX1014")
        );

    [Fact]
    public void Main_cf_holds_both_sides() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtp_tls_security_level = may", "smtpd_tls_security_level = may")
                .Analyze("PFX1010", besides: "PFX1001 PFX1002 PFX1013")
        );
}
