using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1008Tests
{
    [Fact]
    public void By_default_neither_side_uses_TLS_and_both_are_told_at_the_instance()
    {
        Declared mail = Declared.On("Debian12").Main("relay_domains = example.org");
        Finding[] findings = mail.Analyze("PFX1008", besides: "PFX7006");
        Assert.Equal(
            ["missing at the instance", "missing at the instance"],
            findings.Select(f => mail.PlaceOf(f.Place))
        );
        Assert.Equal(
            [
                "smtp/inet offers no TLS, so all mail comes in as plain text: smtpd_tls_security_level is not set. Write may",
                "smtp/unix and relay/unix never ask for TLS, so all mail goes out as plain text: smtp_tls_security_level is "
                    + "not set. Write may",
            ],
            findings.Select(f => f.Message)
        );
        Assert.Equal(
            [
                new Edit(EditKind.Set, "smtpd_tls_security_level", "may"),
                new Edit(EditKind.Set, "smtp_tls_security_level", "may"),
            ],
            findings.Select(f => f.Fixes[0].Edits[0])
        );
        Assert.All(findings, f => Assert.Equal(RuleSeverity.Warning, f.Rule.Severity));
    }

    [Fact]
    public void A_policy_that_says_none_is_told_at_the_policy() =>
        Assert.Equal(
            ["IOpen smtpd_tls_security_level"],
            Declared
                .On("Debian12")
                .Main("IOpen: smtpd_tls_security_level = none", "smtp_tls_security_level = may")
                .PlacesOf("PFX1008", besides: "PFX1001 PFX1002")
        );

    [Fact]
    public void A_service_that_says_none_is_told_at_the_service() =>
        Assert.Equal(
            ["192.0.2.1:smtp/inet smtpd_tls_security_level"],
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may", "smtp_tls_security_level = may")
                .Inet("192.0.2.1:smtp", "smtpd", "smtpd_tls_security_level = none")
                .PlacesOf("PFX1008", besides: "PFX1001 PFX1002 PFX1013")
        );

    [Theory]
    [InlineData("inet_interfaces = loopback-only")]
    [InlineData("inet_interfaces = 127.0.0.1, [::1]")]
    [InlineData("smtpd_tls_wrappermode = yes")]
    [InlineData("smtpd_use_tls = yes")]
    [InlineData("smtpd_tls_security_level = dane")]
    public void A_server_that_only_this_machine_reaches_or_that_has_TLS_is_well(string setting) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtp_tls_security_level = may", setting)
                .Analyze("PFX1008", besides: "PFX1001 PFX1002 PFX1005 PFX1012 PFX1013 PFX1015 PFX4003")
        );

    [Theory]
    [InlineData("127.0.0.1:25")]
    [InlineData("[::1]:smtp")]
    [InlineData("10025")]
    [InlineData("submission")]
    public void Only_port_25_towards_the_network_is_judged(string name) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may", "smtp_tls_security_level = may")
                .Inet(name, "smtpd", "smtpd_tls_security_level = none")
                .Analyze("PFX1008", besides: "PFX1001 PFX1002 PFX1013 PFX1014")
        );

    [Fact]
    public void Behind_postscreen_the_smtpd_of_the_pass_service_is_judged()
    {
        Instance mail = InstanceReader
            .Read(
                "mail",
                PlatformInfo.Find("Debian12")!.Target,
                "smtp_tls_security_level = may\n",
                "smtp inet n - y - 1 postscreen\nsmtpd pass - - y - - smtpd\nsmtp unix - - y - - smtp\n"
            )
            .Instance;
        Finding finding = Assert.Single(Rulebook.Analyze(mail).Of("PFX1008", besides: "PFX1001 PFX1002 PFX4011"));
        Assert.Equal(["smtpd/pass"], finding.Services);
    }

    [Theory]
    [InlineData("relayhost = [127.0.0.1]:2525")]
    [InlineData("relayhost = localhost")]
    [InlineData("default_transport = smtp:[::1]:2525")]
    [InlineData("default_transport = error:no mail to other hosts")]
    [InlineData("smtp_tls_policy_maps = hash:/etc/postfix/tls_policy")]
    [InlineData("smtp_tls_security_level = dane")]
    public void A_client_that_goes_nowhere_or_asks_for_TLS_is_well(string setting) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may", "compatibility_level = 3.7", setting)
                .Analyze("PFX1008", besides: "PFX1001 PFX1002 PFX1005 PFX1013 PFX1017 PFX7003")
        );

    [Fact]
    public void A_null_client_sends_its_mail_over_the_network() =>
        Assert.Equal(
            ["smtp/unix"],
            Assert
                .Single(
                    Declared
                        .On("Debian12")
                        .Main(
                            "compatibility_level = 3.7",
                            "inet_interfaces = loopback-only",
                            "relayhost = [mail.example.org]"
                        )
                        .Analyze("PFX1008")
                )
                .Services
        );

    [Theory]
    [InlineData("smtp_sasl_security_options = noplaintext, noanonymous", "PFX3003")]
    [InlineData("smtp_sasl_security_options = noanonymous", "PFX3002")]
    public void A_login_without_TLS_is_told_once_as_a_login(string options, string rule)
    {
        Declared mail = Declared
            .On("Debian12")
            .Main(
                "compatibility_level = 3.7",
                "smtpd_tls_security_level = may",
                "relayhost = [relay.example]:587",
                "smtp_sasl_auth_enable = yes",
                options
            );
        Assert.Empty(mail.Analyze("PFX1008", besides: "PFX1001 PFX1002 PFX1013 PFX3002 PFX3003 PFX3004 PFX4014"));
        Assert.Single(mail.Analyze(rule, besides: "PFX1001 PFX1002 PFX1013 PFX3004 PFX4014"));
    }

    [Fact]
    public void A_filter_that_turns_TLS_off_for_itself_means_it() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may", "smtp_tls_security_level = may")
                .Unix("amavis", "smtp", "smtp_tls_security_level = none")
                .Unix("dovecot", "lmtp")
                .Analyze("PFX1008", besides: "PFX1001 PFX1002 PFX1013")
        );

    [Fact]
    public void From_3_11_on_the_client_asks_for_TLS_by_itself() =>
        Assert.Empty(
            Declared
                .OnPostfix("3.11")
                .Main("compatibility_level = 3.11", "smtpd_tls_security_level = may")
                .Analyze("PFX1008", besides: "PFX1001 PFX1002 PFX1013")
        );
}
