using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx3004Tests
{
    [Fact]
    public void Dovecot_is_not_at_the_path_that_Postfix_has_by_default()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("IShop: smtpd_sasl_type = dovecot")
            .Inet("submission", "smtpd", "smtpd_sasl_auth_enable = yes");
        Finding finding = Assert.Single(mail.Analyze("PFX3004", besides: "PFX1014"));
        Assert.Equal("missing at IShop smtpd_sasl_type", mail.PlaceOf(finding.Place));
        Assert.Equal(["submission/inet"], finding.Services);
        Assert.Equal(
            "submission/inet will close every connection (\"no SASL authentication mechanisms\"): smtpd_sasl_path does not name a socket of Dovecot. Write the path of its listener, such as private/auth",
            finding.Message
        );
        Assert.Equal(
            new Edit(EditKind.Set, "smtpd_sasl_path", "private/auth"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Theory]
    [InlineData("smtpd_sasl_type = dovecott", "dovecot")]
    [InlineData("smtpd_sasl_type = Cyrus", "cyrus")]
    public void A_server_type_that_Postfix_lacks_stops_it(string type, string better)
    {
        Declared mail = Declared.On("Debian12").Main("smtpd_sasl_auth_enable = yes", type);
        Finding finding = Assert.Single(mail.Analyze("PFX3004", besides: "PFX1014"));
        Assert.Equal("main.cf smtpd_sasl_type", mail.PlaceOf(finding.Place));
        Assert.Equal(
            new Edit(EditKind.Set, "smtpd_sasl_type", better),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Fact]
    public void Dovecot_is_no_client() =>
        Assert.Equal(
            ["main.cf smtp_sasl_type"],
            Declared
                .On("Debian12")
                .Main(
                    "smtp_sasl_auth_enable = yes",
                    "smtp_sasl_type = dovecot",
                    "smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd"
                )
                .PlacesOf("PFX3004", besides: "PFX3003")
        );

    [Fact]
    public void A_client_needs_a_table_of_passwords() =>
        Assert.Equal(
            ["missing at main.cf smtp_sasl_auth_enable"],
            Declared.On("Debian12").Main("smtp_sasl_auth_enable = yes").PlacesOf("PFX3004", besides: "PFX3003")
        );

    [Fact]
    public void Logins_that_wait_for_a_TLS_that_never_comes_let_nobody_in()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("smtpd_tls_auth_only = yes", "smtpd_tls_security_level = may")
            .Inet("submission", "smtpd", "smtpd_sasl_auth_enable = yes", "smtpd_tls_security_level = none");
        Finding finding = Assert.Single(mail.Analyze("PFX3004", besides: "PFX1001 PFX1002 PFX1013"));
        Assert.Equal("submission/inet smtpd_tls_security_level", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "nobody can log in at submission/inet: smtpd_tls_auth_only keeps logins for TLS, and the level is 'none'. Require "
                + "TLS with the level encrypt, or offer it with may",
            finding.Message
        );
        Assert.Equal(
            [
                new Edit(EditKind.Set, "smtpd_tls_security_level", "encrypt"),
                new Edit(EditKind.Set, "smtpd_tls_security_level", "may"),
            ],
            finding.Fixes.Select(fix => Assert.Single(fix.Edits))
        );
    }

    [Fact]
    public void Logins_without_TLS_are_told_where_they_were_switched_on()
    {
        Assert.Equal(
            ["missing at submission/inet smtpd_sasl_auth_enable"],
            Declared
                .On("Debian12")
                .Main("smtpd_tls_auth_only = yes", "smtpd_tls_security_level = none")
                .Inet("submission", "smtpd", "smtpd_sasl_auth_enable = yes")
                .PlacesOf("PFX3004")
        );
        Declared all = Declared.On("Debian12").Main("smtpd_tls_auth_only = yes", "smtpd_sasl_auth_enable = yes");
        Finding finding = Assert.Single(all.Analyze("PFX3004"));
        Assert.Equal("missing at main.cf smtpd_sasl_auth_enable", all.PlaceOf(finding.Place));
        Assert.Equal(
            new Edit(EditKind.Set, "smtpd_tls_security_level", "may"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Theory]
    // A filter's way back, which shares the settings of main.cf with a port that has logins.
    [InlineData("127.0.0.1:10025", "smtpd_tls_security_level = none")]
    [InlineData("127.0.0.1:10025", "smtpd_tls_auth_only = no")]
    // PFX1015 tells that.
    [InlineData("465", "smtpd_sasl_auth_enable = yes", "smtpd_tls_security_level = none")]
    // PFX1012 tells that.
    [InlineData("submission", "smtpd_sasl_auth_enable = yes", "smtpd_tls_security_level = encrypted")]
    public void A_service_that_needs_no_login_or_has_another_fault_is_no_finding(
        string name,
        params string[] settings
    ) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtpd_tls_auth_only = yes", "smtpd_sasl_auth_enable = yes", "smtpd_tls_security_level = may")
                .Inet(name, "smtpd", settings)
                .Analyze("PFX3004", besides: "PFX1001 PFX1002 PFX1012 PFX1013 PFX1014 PFX1015 PFX4014")
        );

    [Theory]
    [InlineData("smtpd_sasl_auth_enable = no", "smtpd_sasl_type = nosuch")]
    [InlineData("smtpd_sasl_auth_enable = yes", "smtpd_sasl_type = cyrus")]
    [InlineData("smtpd_sasl_auth_enable = yes", "smtpd_sasl_type = ")]
    public void Without_logins_or_with_a_known_type_there_is_no_finding(string enable, string type) =>
        Assert.Empty(Declared.On("Debian12").Main(enable, type).Analyze("PFX3004", besides: "PFX1014 PFX4004 PFX4014"));

    [Fact]
    public void Dovecot_with_a_path_is_no_finding() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main(
                    "smtpd_sasl_auth_enable = yes",
                    "smtpd_sasl_type = dovecot",
                    "smtpd_sasl_path = inet:127.0.0.1:12345"
                )
                .Analyze("PFX3004", besides: "PFX1014")
        );

    [Fact]
    public void A_service_that_lets_users_in_by_a_login_offers_one()
    {
        Declared mail = Declared
            .On("Debian12")
            .Inet(
                "submission",
                "smtpd",
                "smtpd_client_restrictions = permit_sasl_authenticated, reject",
                "smtpd_relay_restrictions = check_client_access hash:/a, permit_sasl_authenticated, reject"
            );
        Finding finding = Assert.Single(mail.Analyze("PFX3004", besides: "PFX1014"));
        Assert.Equal("submission/inet smtpd_client_restrictions", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "permit_sasl_authenticated permits nobody: submission/inet offers no login, as smtpd_sasl_auth_enable is no (in "
                + "smtpd_client_restrictions and smtpd_relay_restrictions). Enable logins, or remove it",
            finding.Message
        );
        Assert.Equal(new Edit(EditKind.Set, "smtpd_sasl_auth_enable", "yes"), Assert.Single(finding.Fixes[0].Edits));
        Assert.Equal(
            [
                new Edit(EditKind.Set, "smtpd_client_restrictions", "reject"),
                new Edit(EditKind.Set, "smtpd_relay_restrictions", "check_client_access hash:/a, reject"),
            ],
            finding.Fixes[1].Edits
        );
    }

    [Theory]
    [InlineData("submission", "smtpd_client_restrictions = permit_sasl_authenticated, reject", RuleSeverity.Error)]
    [InlineData(
        "submission",
        "smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination",
        RuleSeverity.Error
    )]
    [InlineData("10025", "smtpd_relay_restrictions = permit_sasl_authenticated, defer", RuleSeverity.Error)]
    [InlineData(
        "10025",
        "smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, defer_unauth_destination, reject",
        RuleSeverity.Error
    )]
    [InlineData(
        "10025",
        "smtpd_recipient_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination",
        RuleSeverity.Info
    )]
    [InlineData(
        "submission",
        "smtpd_sender_restrictions = permit_sasl_authenticated, reject_unknown_sender_domain",
        RuleSeverity.Info
    )]
    public void A_list_that_works_without_logins_is_a_note(string name, string list, RuleSeverity severity) =>
        Assert.Equal(
            severity,
            Assert
                .Single(Declared.On("Debian12").Inet(name, "smtpd", list).Analyze("PFX3004", besides: "PFX1014"))
                .Severity
        );

    [Fact]
    public void A_list_with_nothing_else_in_it_is_left_to_people() =>
        Assert.Equal(
            ["Enable logins (smtpd_sasl_auth_enable)"],
            Assert
                .Single(
                    Declared
                        .On("Debian12")
                        .Inet(
                            "submission",
                            "smtpd",
                            "smtpd_relay_restrictions = permit_sasl_authenticated",
                            "smtpd_recipient_restrictions = permit_mynetworks, reject"
                        )
                        .Analyze("PFX3004", besides: "PFX1014")
                )
                .Fixes.Select(f => f.Title)
        );

    [Fact]
    public void A_list_of_a_policy_is_told_where_nothing_in_the_instance_offers_logins() =>
        Assert.Equal(
            ["IShop smtpd_sender_restrictions"],
            Declared
                .On("Debian12")
                .Main("IShop: smtpd_sender_restrictions = permit_sasl_authenticated, reject")
                .PlacesOf("PFX3004")
        );

    [Fact]
    public void A_restriction_class_is_a_list_too() =>
        Assert.Equal(
            ["main.cf partners"],
            Declared
                .On("Debian12")
                .Main("smtpd_restriction_classes = partners", "partners = permit_sasl_authenticated, reject")
                .PlacesOf("PFX3004")
        );

    [Fact]
    public void A_list_that_has_it_from_a_macro_is_no_other_list()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("smtpd_relay_restrictions = $ours", "ours = permit_sasl_authenticated, reject");
        Finding finding = Assert.Single(mail.Analyze("PFX3004"));
        Assert.Equal("main.cf smtpd_relay_restrictions", mail.PlaceOf(finding.Place));
        // The restriction is not written at the place of the finding.
        Assert.Empty(finding.Fixes);
    }

    [Theory]
    [InlineData("smtpd_sender_restrictions = reject_rhsbl_sender permit_sasl_authenticated")]
    public void The_word_as_an_argument_is_no_finding(string setting) =>
        Assert.Empty(Declared.On("Debian12").Main(setting).Analyze("PFX3004", besides: "PFX2004"));

    [Theory]
    [InlineData("smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination")]
    [InlineData("smtpd_relay_restrictions = permit_mynetworks permit_sasl_authenticated defer_unauth_destination")]
    [InlineData("smtpd_client_restrictions = permit_mynetworks, reject")]
    [InlineData("smtpd_banner = permit_sasl_authenticated")]
    public void The_list_that_Postfix_has_itself_is_no_finding(string setting) =>
        Assert.Empty(Declared.On("Debian12").Main(setting).Analyze("PFX3004"));

    [Fact]
    public void The_default_of_the_target_is_no_finding() =>
        Assert.Empty(Declared.On("Ubuntu1604").Main("smtpd_helo_required = yes").Analyze("PFX3004"));

    [Fact]
    public void A_list_that_is_shared_with_a_service_that_offers_logins_is_no_finding() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtpd_recipient_restrictions = permit_sasl_authenticated, reject_unauth_destination")
                .Inet(
                    "submission",
                    "smtpd",
                    "smtpd_sasl_auth_enable = yes",
                    "smtpd_recipient_restrictions = permit_sasl_authenticated, reject"
                )
                .Analyze("PFX3004", besides: "PFX1014")
        );
}
