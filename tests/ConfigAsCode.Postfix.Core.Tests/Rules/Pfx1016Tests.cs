using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1016Tests
{
    private static readonly Edit May = new(EditKind.Set, "smtpd_tls_security_level", "may");

    [Fact]
    public void A_server_for_the_Internet_that_requires_TLS_turns_mail_away()
    {
        Declared mail = Declared.On("Debian12").Main("smtpd_tls_security_level = encrypt");
        Finding finding = Assert.Single(mail.Analyze("PFX1016", besides: "PFX1001 PFX1002 PFX1005 PFX1013"));
        Assert.Equal("main.cf smtpd_tls_security_level", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "smtp/inet refuses mail from servers that do not use TLS (530 Must issue a STARTTLS command first): "
                + "smtpd_tls_security_level is 'encrypt' for port 25. Offer it with the level may",
            finding.Message
        );
        Assert.Equal(May, Assert.Single(Assert.Single(finding.Fixes).Edits));
    }

    [Fact]
    public void A_policy_is_told_at_itself() =>
        Assert.Equal(
            ["IStrict smtpd_tls_security_level"],
            Declared
                .On("Debian12")
                .Main("IStrict: smtpd_tls_security_level = encrypt")
                .PlacesOf("PFX1016", besides: "PFX1001 PFX1002 PFX1005 PFX1013")
        );

    [Fact]
    public void The_level_is_not_lowered_for_submission_along_with_it() =>
        Assert.Empty(
            Assert
                .Single(
                    Declared
                        .On("Debian12")
                        .Main("smtpd_tls_security_level = encrypt")
                        .Inet("submission", "smtpd")
                        .Analyze("PFX1016", besides: "PFX1001 PFX1002 PFX1005 PFX1013")
                )
                .Fixes
        );

    [Fact]
    public void A_service_is_told_at_its_own_level() =>
        Assert.Equal(
            ["smtp/inet smtpd_tls_security_level"],
            Declared
                .On("Debian12")
                .Inet("smtp", "smtpd", "smtpd_tls_security_level = encrypt")
                .PlacesOf("PFX1016", besides: "PFX1001 PFX1002 PFX1005 PFX1013")
        );

    [Fact]
    public void The_legacy_switch_requires_it_too()
    {
        Declared mail = Declared.On("Debian12").Main("smtpd_enforce_tls = yes");
        Finding finding = Assert.Single(mail.Analyze("PFX1016", besides: "PFX1001 PFX1002 PFX1005 PFX1013 PFX4003"));
        Assert.Equal("main.cf smtpd_enforce_tls", mail.PlaceOf(finding.Place));
        Assert.Equal(May, Assert.Single(Assert.Single(finding.Fixes).Edits));
    }

    [Fact]
    public void A_postscreen_in_front_takes_the_level_of_smtpd() =>
        Assert.Equal(
            ["main.cf smtpd_tls_security_level"],
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = encrypt")
                .Inet("smtp", "postscreen")
                .PlacesOf("PFX1016", besides: "PFX1001 PFX1002 PFX1005 PFX1013 PFX4011")
        );

    [Theory]
    [InlineData("inet_interfaces = loopback-only")]
    [InlineData("inet_interfaces = 127.0.0.1, [::1]")]
    [InlineData("inet_interfaces = 10.0.0.7")]
    [InlineData("smtpd_client_restrictions = permit_mynetworks, reject")]
    [InlineData("smtpd_recipient_restrictions = permit_mynetworks, permit_sasl_authenticated, reject")]
    [InlineData("smtpd_relay_restrictions = check_client_access hash:/etc/postfix/partners, reject")]
    [InlineData("mydestination = ")]
    [InlineData("smtpd_tls_wrappermode = yes")]
    public void A_server_that_is_none_for_the_Internet_may_require_it(string setting) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = encrypt", setting)
                .Analyze("PFX1016", besides: "PFX1001 PFX1002 PFX1005 PFX1013 PFX1015 PFX3004")
        );

    [Theory]
    [InlineData("inet_interfaces = all")]
    [InlineData("inet_interfaces = 127.0.0.1, 192.0.2.7")]
    [InlineData("inet_interfaces = $myhostname")]
    [InlineData("smtpd_recipient_restrictions = permit_auth_destination, reject")]
    [InlineData("smtpd_recipient_restrictions = reject_unauth_destination")]
    public void These_leave_it_open_to_all(string setting) =>
        Assert.Single(
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = encrypt", setting)
                .Analyze("PFX1016", besides: "PFX1001 PFX1002 PFX1005 PFX1013 PFX4014")
        );

    [Theory]
    [InlineData("127.0.0.1:smtp")]
    [InlineData("[::1]:25")]
    [InlineData("localhost:25")]
    [InlineData("2525")]
    public void Another_endpoint_than_the_public_port_25_may_require_it(string name) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Inet(name, "smtpd", "smtpd_tls_security_level = encrypt")
                .Analyze("PFX1016", besides: "PFX1001 PFX1002 PFX1005 PFX1013")
        );

    [Fact]
    public void Offering_it_is_no_finding() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may")
                .Analyze("PFX1016", besides: "PFX1001 PFX1002 PFX1013")
        );

    [Theory]
    // warn_if_reject turns nobody away.
    [InlineData("smtpd_client_restrictions = permit_mynetworks, warn_if_reject reject")]
    [InlineData("smtpd_client_restrictions = warn_if_reject closed")]
    // Not a restriction, but the argument of one.
    [InlineData("smtpd_client_restrictions = reject_rbl_client reject")]
    public void A_list_that_turns_no_stranger_away_leaves_it_open(string setting) =>
        Assert.Single(
            WithClass(setting).Analyze("PFX1016", besides: "PFX1001 PFX1002 PFX1005 PFX1013 PFX2004 PFX4010")
        );

    [Theory]
    [InlineData("smtpd_client_restrictions = closed")]
    [InlineData("smtpd_client_restrictions = permit_mynetworks\tREJECT")]
    [InlineData("smtpd_client_restrictions = $closed")]
    [InlineData("smtpd_data_restrictions = permit_mynetworks, reject")]
    public void A_list_that_turns_strangers_away_closes_it(string setting) =>
        Assert.Empty(WithClass(setting).Analyze("PFX1016", besides: "PFX1001 PFX1002 PFX1005 PFX1013"));

    /// <summary>3.9 removed it: smtpd(8) answers 451 to everybody.</summary>
    [Theory]
    [InlineData("3.8", 1)]
    [InlineData("3.9", 0)]
    public void A_removed_restriction_lets_nobody_in(string release, int findings) =>
        Assert.Equal(
            findings,
            Declared
                .OnPostfix(release)
                .Main("smtpd_tls_security_level = encrypt", "smtpd_recipient_restrictions = check_relay_domains")
                .AnalyzeAll()
                .Count(f => f.Rule.Id == "PFX1016")
        );

    private static Declared WithClass(string setting) =>
        Declared
            .On("Debian12")
            .Main(
                "smtpd_tls_security_level = encrypt",
                "smtpd_restriction_classes = closed",
                "closed = permit_mynetworks, reject",
                setting
            );
}
