using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1014Tests
{
    private static readonly Edit Encrypt = new(EditKind.Set, "smtpd_tls_security_level", "encrypt");
    private static readonly Edit AuthOnly = new(EditKind.Set, "smtpd_tls_auth_only", "yes");

    [Fact]
    public void Submission_at_may_takes_a_login_in_plain_text()
    {
        Declared mail = Declared
            .On("Debian12")
            .Inet("submission", "smtpd", "smtpd_tls_security_level = may", "smtpd_sasl_auth_enable = yes");
        Finding finding = Assert.Single(mail.Analyze("PFX1014", besides: "PFX1001 PFX1002 PFX1005 PFX1013"));
        Assert.Equal("submission/inet smtpd_tls_security_level", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "submission/inet takes a login without TLS: the level is 'may' and smtpd_tls_auth_only is 'no'. Require TLS with "
                + "the level encrypt, or at least for the login with smtpd_tls_auth_only",
            finding.Message
        );
        Assert.Equal([AuthOnly, Encrypt], finding.Fixes.Select(f => Assert.Single(f.Edits)));
    }

    [Fact]
    public void Without_logins_it_still_takes_mail_from_users_in_plain_text()
    {
        Declared mail = Declared.On("Debian12").Inet("587", "smtpd");
        Finding finding = Assert.Single(mail.Analyze("PFX1014"));
        Assert.Equal("missing at 587/inet", mail.PlaceOf(finding.Place));
        Assert.StartsWith(
            "587/inet takes mail from users without TLS: the level is 'none'",
            finding.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_login_on_port_25_is_told_at_the_level_and_never_mended_by_requiring_TLS_there()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("IShop: smtpd_tls_security_level = may", "smtpd_sasl_auth_enable = yes")
            .Inet("submission", "smtpd");
        Finding finding = Assert.Single(mail.Analyze("PFX1014", besides: "PFX1001 PFX1002 PFX1005 PFX1013"));
        Assert.Equal("IShop smtpd_tls_security_level", mail.PlaceOf(finding.Place));
        Assert.Equal(["smtp/inet", "submission/inet"], finding.Services);
        Assert.Equal([AuthOnly], finding.Fixes.Select(f => Assert.Single(f.Edits)));
    }

    [Fact]
    public void A_level_that_holds_for_port_25_too_is_not_raised_for_submission() =>
        Assert.Equal(
            [AuthOnly],
            Assert
                .Single(
                    Declared
                        .On("Debian12")
                        .Main("smtpd_tls_security_level = may")
                        .Inet("submission", "smtpd", "smtpd_sasl_auth_enable = yes")
                        .Analyze("PFX1014", besides: "PFX1001 PFX1002 PFX1005 PFX1013")
                )
                .Fixes.Select(f => Assert.Single(f.Edits))
        );

    [Fact]
    public void Without_a_level_it_is_told_at_what_turned_the_login_on() =>
        Assert.Equal(
            ["IShop smtpd_sasl_auth_enable"],
            Declared.On("Debian12").Main("IShop: smtpd_sasl_auth_enable = yes").PlacesOf("PFX1014")
        );

    [Fact]
    public void The_legacy_switch_is_the_level_may()
    {
        Declared mail = Declared.On("Debian12").Main("smtpd_use_tls = yes", "smtpd_sasl_auth_enable = yes");
        Finding finding = Assert.Single(mail.Analyze("PFX1014", besides: "PFX1001 PFX1002 PFX1013 PFX4003"));
        Assert.Equal("main.cf smtpd_use_tls", mail.PlaceOf(finding.Place));
        Assert.Contains("the level is 'may'", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("smtpd_tls_security_level = encrypt")]
    [InlineData("smtpd_tls_security_level = ENCRYPT")]
    [InlineData("smtpd_tls_security_level = verify")]
    [InlineData("smtpd_enforce_tls = yes")]
    [InlineData("smtpd_tls_auth_only = yes")]
    [InlineData("smtpd_tls_wrappermode = yes")]
    public void Each_way_to_protect_the_login_is_enough(string setting) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Inet("submission", "smtpd", "smtpd_sasl_auth_enable = yes", setting)
                .Analyze("PFX1014", besides: "PFX1001 PFX1002 PFX1005 PFX1012 PFX1013 PFX1015 PFX3004 PFX4003")
        );

    [Fact]
    public void A_service_that_will_not_start_takes_nothing() =>
        Assert.Equal(
            ["PFX1012"],
            Rulebook
                .Analyze(
                    Declared
                        .On("Debian12")
                        .Main("compatibility_level = 3.6")
                        .Inet("submission", "smtpd", "smtpd_tls_security_level = dane")
                        .Instance
                )
                .Where(f => f.Severity == RuleSeverity.Error)
                .Select(f => f.Rule.Id)
        );

    [Fact]
    public void Port_465_without_wrapper_mode_is_told_once_and_by_another_rule()
    {
        Declared mail = Declared
            .On("Debian12")
            .Inet("465", "smtpd", "smtpd_tls_security_level = may", "smtpd_sasl_auth_enable = yes");
        Assert.Empty(mail.Analyze("PFX1014", besides: "PFX1001 PFX1002 PFX1005 PFX1013 PFX1015"));
        Assert.Single(mail.Analyze("PFX1015", besides: "PFX1001 PFX1002 PFX1005 PFX1013"));
    }

    [Fact]
    public void Port_25_without_logins_is_no_finding() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may")
                .Analyze("PFX1014", besides: "PFX1001 PFX1002 PFX1013")
        );
}
