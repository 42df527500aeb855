using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx3002Tests
{
    [Fact]
    public void A_server_without_noanonymous_lets_nobody_in_as_somebody()
    {
        Declared mail = Declared
            .On("Debian12")
            .Inet(
                "submission",
                "smtpd",
                "smtpd_tls_security_level = encrypt",
                "smtpd_sasl_auth_enable = yes",
                "smtpd_sasl_security_options = noplaintext"
            );
        Finding finding = Assert.Single(mail.Analyze("PFX3002", besides: "PFX1001 PFX1002 PFX1005 PFX1013"));
        Assert.Equal("submission/inet smtpd_sasl_security_options", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "submission/inet allows an anonymous login, without a password (ANONYMOUS): smtpd_sasl_security_options is "
                + "'noplaintext'. Write \"noplaintext, noanonymous\"",
            finding.Message
        );
        Assert.Equal(
            new Edit(EditKind.Set, "smtpd_sasl_security_options", "noplaintext, noanonymous"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Fact]
    public void The_options_for_TLS_count_where_TLS_is() =>
        Assert.Equal(
            ["IShop smtpd_sasl_tls_security_options"],
            Declared
                .On("Debian12")
                .Main(
                    "IShop: smtpd_sasl_tls_security_options = ",
                    "smtpd_sasl_auth_enable = yes",
                    "smtpd_tls_security_level = encrypt"
                )
                .Inet("submission", "smtpd")
                .PlacesOf("PFX3002", besides: "PFX1001 PFX1002 PFX1005 PFX1013 PFX1016")
        );

    [Theory]
    [InlineData("smtpd_tls_security_level = none", "smtpd_sasl_tls_security_options = ")]
    [InlineData("smtpd_tls_security_level = encrypt", "smtpd_sasl_tls_security_options = noanonymous")]
    [InlineData("smtpd_tls_auth_only = yes", "smtpd_sasl_security_options = ")]
    public void Options_that_never_hold_are_no_matter(string level, string options) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtpd_sasl_auth_enable = yes", "smtpd_sasl_security_options = noplaintext", level, options)
                .Main("smtpd_sasl_security_options = noanonymous")
                .Analyze("PFX3002", besides: "PFX0005 PFX1001 PFX1002 PFX1005 PFX1013 PFX1014 PFX1016 PFX3004 PFX4014")
        );

    [Fact]
    public void A_server_that_takes_passwords_without_TLS_is_told_once_and_by_another_rule()
    {
        Declared mail = Declared
            .On("Debian12")
            .Inet("submission", "smtpd", "smtpd_tls_security_level = may", "smtpd_sasl_auth_enable = yes");
        Assert.Single(mail.Analyze("PFX1014", besides: "PFX1001 PFX1002 PFX1005 PFX1013"));
        Assert.Empty(mail.Analyze("PFX3002", besides: "PFX1001 PFX1002 PFX1005 PFX1013 PFX1014"));
    }

    [Fact]
    public void A_client_that_allows_plain_text_sends_the_password_where_the_server_has_no_TLS()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main(
                "smtp_sasl_auth_enable = yes",
                "smtp_tls_security_level = may",
                "smtp_sasl_security_options = noanonymous"
            );
        Finding finding = Assert.Single(mail.Analyze("PFX3002", besides: "PFX1001 PFX1002 PFX3004"));
        Assert.Equal("main.cf smtp_sasl_security_options", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "smtp/unix sends the password in plain text when the server offers no TLS: the "
                + "level is may and smtp_sasl_security_options is 'noanonymous'. Require TLS, or write \"noanonymous, "
                + "noplaintext\" and let smtp_sasl_tls_security_options allow it in TLS",
            finding.Message
        );
        Assert.Equal(
            [
                new Edit(EditKind.Set, "smtp_sasl_security_options", "noanonymous, noplaintext"),
                new Edit(EditKind.Set, "smtp_sasl_tls_security_options", "noanonymous"),
            ],
            Assert.Single(finding.Fixes).Edits
        );
        Assert.Empty(mail.Analyze("PFX3003", besides: "PFX1001 PFX1002 PFX3002 PFX3004"));
    }

    [Fact]
    public void An_empty_list_allows_anonymous_logins_too_and_is_told_once() =>
        Assert.Equal(
            ["main.cf smtp_sasl_security_options"],
            Declared
                .On("Debian12")
                .Main("smtp_sasl_auth_enable = yes", "smtp_tls_security_level = may", "smtp_sasl_security_options = ")
                .PlacesOf("PFX3002", besides: "PFX1001 PFX1002 PFX3004")
        );

    [Fact]
    public void In_TLS_a_client_may_send_it_and_still_must_not_be_nobody() =>
        Assert.Equal(
            ["partner/unix smtp_sasl_tls_security_options"],
            Declared
                .On("Debian12")
                .Main("default_transport = partner")
                .Unix(
                    "partner",
                    "smtp",
                    "smtp_sasl_auth_enable = yes",
                    "smtp_tls_security_level = encrypt",
                    "smtp_sasl_tls_security_options = noactive"
                )
                .PlacesOf("PFX3002", besides: "PFX1001 PFX1002 PFX1005 PFX3004")
        );

    /// <summary>A transport that no mail reaches logs in nowhere; one that a table of the host may name is judged.</summary>
    [Theory]
    [InlineData("relayhost = [mx.example.net]", false)]
    [InlineData("transport_maps = hash:/srv/routes", true)]
    public void A_client_that_no_mail_reaches_is_not_judged(string setting, bool isFound)
    {
        Declared mail = Declared
            .On("Debian12")
            .Main(setting)
            .Unix("old-store", "lmtp", "lmtp_sasl_auth_enable = yes", "lmtp_sasl_security_options = ");
        Assert.Equal(isFound, mail.AnalyzeAll().Any(f => f.Rule.Id == "PFX3002"));
    }

    [Fact]
    public void A_verified_server_has_options_of_its_own() =>
        Assert.Equal(
            ["main.cf smtp_sasl_tls_verified_security_options"],
            Declared
                .On("Debian12")
                .Main(
                    "smtp_sasl_auth_enable = yes",
                    "smtp_tls_security_level = secure",
                    "smtp_sasl_tls_security_options = noanonymous",
                    "smtp_sasl_tls_verified_security_options = "
                )
                .PlacesOf("PFX3002", besides: "PFX1005 PFX1018 PFX3004")
        );

    [Theory]
    [InlineData("smtp_tls_security_level = encrypt")]
    [InlineData("smtp_tls_policy_maps = hash:/etc/postfix/tls_policy")]
    [InlineData("relayhost = [127.0.0.1]:10025")]
    [InlineData("smtp_sasl_auth_enable = no")]
    [InlineData("smtp_sasl_security_options = noanonymous, NOPLAINTEXT")]
    public void Where_the_password_meets_TLS_or_no_network_there_is_no_finding(string setting) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtp_sasl_auth_enable = yes", "smtp_sasl_security_options = noanonymous", setting)
                .Analyze("PFX3002", besides: "PFX0005 PFX1001 PFX1002 PFX1005 PFX3003 PFX3004")
        );

    [Fact]
    public void The_defaults_allow_neither()
    {
        foreach (string platform in new[] { "Debian12", "Ubuntu1604", "Alpine" })
        {
            Assert.Empty(
                Declared
                    .On(platform)
                    .Main(
                        "smtp_sasl_auth_enable = yes",
                        "smtpd_sasl_auth_enable = yes",
                        "smtpd_tls_security_level = may"
                    )
                    .Analyze("PFX3002", besides: "PFX1001 PFX1002 PFX1004 PFX1013 PFX1014 PFX3003 PFX3004")
            );
        }
    }
}
