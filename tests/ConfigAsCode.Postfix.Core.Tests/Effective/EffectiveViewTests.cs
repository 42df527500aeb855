using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tests.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Effective;

/// <summary>What a program reads for a parameter, and who said so.</summary>
public class EffectiveViewTests
{
    [Fact]
    public void An_override_of_the_service_wins_over_main_cf_and_that_over_the_default()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("smtpd_tls_security_level = may")
            .Inet("submission", "smtpd", "smtpd_tls_security_level = encrypt");
        EffectiveView view = mail.View;
        Assert.Equal("encrypt", view.Get("smtpd_tls_security_level", mail.ServiceOf("submission/inet")).Text);
        Assert.Equal("may", view.Get("smtpd_tls_security_level", mail.ServiceOf("smtp/inet")).Text);
        Assert.Equal("may", view.Get("smtpd_tls_security_level").Text);
        EffectiveValue byDefault = view.Get("smtpd_tls_auth_only");
        Assert.Equal(("no", true, null), (byDefault.Text, byDefault.IsDefault, byDefault.SetBy));
    }

    /// <summary>postconf -d of the package (ReleaseTests), against that of Postfix itself.</summary>
    [Theory]
    [InlineData("daemon_directory", "/usr/lib/postfix/sbin", "/usr/libexec/postfix")]
    [InlineData("alias_maps", "hash:/etc/aliases, nis:mail.aliases", "hash:/etc/aliases")]
    public void What_the_package_decides_is_the_default_of_its_platform(string name, string packaged, string own)
    {
        EffectiveValue value = Declared.On("Debian12").View.Get(name);
        Assert.Equal((packaged, true), (value.Text, value.IsDefault));
        Assert.Equal(own, Declared.OnPostfix("3.7").View.Get(name).Text);
    }

    [Fact]
    public void The_setting_that_decides_is_known()
    {
        Declared mail = Declared.On("Debian12").Main("IShopTls: smtpd_tls_security_level = may");
        Assert.Equal("IShopTls", mail.View.Get("smtpd_tls_security_level").SetBy?.Origin.DeclaredBy);
    }

    [Fact]
    public void The_last_of_several_counts() =>
        Assert.Equal("two", Declared.On("Debian12").Main("myorigin = one", "myorigin = two").View.Get("myorigin").Text);

    [Theory]
    [InlineData("3.0.1", "!SSLv2")]
    [InlineData("3.0.2", "!SSLv2, !SSLv3")]
    [InlineData("3.0", "!SSLv2, !SSLv3")]
    [InlineData("3.5", "!SSLv2, !SSLv3")]
    [InlineData("3.6", ">=TLSv1")]
    public void A_default_is_that_of_the_release_to_the_patch(string version, string value) =>
        Assert.Equal(value, Declared.OnPostfix(version).View.Get("smtpd_tls_mandatory_protocols").Text);

    [Fact]
    public void A_name_is_looked_up_where_the_program_would_find_it()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main(
                "my_level = may",
                "smtpd_tls_security_level = $my_level",
                "smtpd_banner = ${smtpd_tls_security_level}!"
            )
            .Inet("submission", "smtpd", "my_level = encrypt", "syslog_name = postfix/$service_name");
        Service submission = mail.ServiceOf("submission/inet");
        Assert.Equal("may!", mail.View.Get("smtpd_banner").Text);
        Assert.Equal("encrypt!", mail.View.Get("smtpd_banner", submission).Text);
        Assert.Equal("postfix/submission", mail.View.Get("syslog_name", submission).Text);
        Assert.Equal("$my_level", mail.View.Get("smtpd_tls_security_level", submission).Raw);
    }

    [Theory]
    [InlineData("3.7", null, "permit_mynetworks, permit_sasl_authenticated, defer_unauth_destination")]
    [InlineData("3.7", "smtpd_relay_restrictions = reject", "reject")]
    [InlineData("2.11", null, "permit_mynetworks, permit_sasl_authenticated, defer_unauth_destination")]
    public void Relay_restrictions_have_a_default_of_their_own(string version, string? setting, string value) =>
        Assert.Equal(
            value,
            Declared
                .OnPostfix(version)
                .Main([.. setting is null ? [] : new[] { setting }, "compatibility_level = 2"])
                .View.Get("smtpd_relay_restrictions")
                .Text.Replace(",  ", ", ", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("3.7", "0", "")]
    [InlineData("3.7", "1", "permit_mynetworks, permit_sasl_authenticated, defer_unauth_destination")]
    public void Before_level_1_the_relay_list_is_empty(string version, string level, string value) =>
        Assert.Equal(
            value,
            Declared.OnPostfix(version).Main("compatibility_level = " + level).View.Get("smtpd_relay_restrictions").Text
        );

    [Theory]
    [InlineData("3.11", "3.10", "")]
    [InlineData("3.11", "3.11", "may")]
    [InlineData("3.10", "3.10", "")]
    public void The_client_tries_TLS_by_itself_from_level_3_11(string version, string level, string value) =>
        Assert.Equal(
            value,
            Declared.OnPostfix(version).Main("compatibility_level = " + level).View.Get("smtp_tls_security_level").Text
        );

    [Fact]
    public void A_value_that_cannot_be_expanded_is_empty_and_says_why()
    {
        EffectiveValue value = Declared.On("Debian12").Main("myorigin = $mydomain$").View.Get("myorigin");
        Assert.Equal("", value.Text);
        Assert.NotNull(value.Error);
    }

    [Fact]
    public void An_unknown_parameter_is_empty_by_default() =>
        Assert.Equal(new EffectiveValue("no_such", "", "", null, null), Declared.On("Debian12").View.Get("no_such"));

    [Theory]
    [InlineData("mx1.example.org", "example.org")]
    [InlineData("mx1", "localdomain")]
    public void mydomain_is_the_host_name_without_its_first_label(string host, string domain)
    {
        EffectiveView view = Declared
            .On("Debian12")
            .Main($"myhostname = {host}", "mydestination = localhost.$mydomain")
            .View;
        Assert.Equal(domain, view.Get("mydomain").Text);
        Assert.Equal("localhost." + domain, view.Get("mydestination").Text);
        Assert.False(view.Get("mydestination").IsPartlyUnknown);
    }

    [Fact]
    public void A_host_name_of_the_domain_that_nobody_sets_stays_unknown() =>
        Assert.True(Declared.On("Debian12").Main("myhostname = mx.$mydomain").View.Get("myhostname").IsPartlyUnknown);
}
