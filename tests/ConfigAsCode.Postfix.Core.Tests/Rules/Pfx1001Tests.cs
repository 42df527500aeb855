using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1001Tests
{
    [Fact]
    public void The_default_of_the_target_admits_TLS_1_0_and_is_told_at_what_turned_TLS_on()
    {
        Declared mail = Declared.On("Debian12").Main("smtpd_tls_security_level = may");
        Finding finding = Assert.Single(mail.Analyze("PFX1001", besides: "PFX1002 PFX1013"));
        Assert.Equal("missing at main.cf smtpd_tls_security_level", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "smtp/inet still accepts TLSv1, TLSv1.1: smtpd_tls_protocols is not set, and the default of Postfix 3.7 is "
                + "'>=TLSv1'. Write \">=TLSv1.2\"",
            finding.Message
        );
        Assert.Equal(
            new Edit(EditKind.Set, "smtpd_tls_protocols", ">=TLSv1.2"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Fact]
    public void A_list_that_was_set_is_told_at_itself() =>
        Assert.Equal(
            ["main.cf smtpd_tls_protocols"],
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may", "smtpd_tls_protocols = !SSLv2, !SSLv3, !TLSv1")
                .PlacesOf("PFX1001", besides: "PFX1002 PFX1013")
        );

    [Fact]
    public void A_policys_value_is_told_at_the_policy_once_for_all_services()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("IShopTls: smtpd_tls_security_level = may", "IShopTls: smtpd_tls_protocols = >=TLSv1.1")
            .Inet("2525", "smtpd");
        Finding finding = Assert.Single(mail.Analyze("PFX1001", besides: "PFX1002 PFX1013"));
        Assert.Equal("IShopTls smtpd_tls_protocols", mail.PlaceOf(finding.Place));
        Assert.Equal(["smtp/inet", "2525/inet"], finding.Services);
        Assert.StartsWith("smtp/inet and 2525/inet still accept TLSv1.1: ", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_opportunistic_list_does_nothing_at_encrypt() =>
        Assert.Equal(
            ["missing at submission/inet smtpd_tls_security_level"],
            Declared
                .On("Debian12")
                .Inet("submission", "smtpd", "smtpd_tls_security_level = encrypt", "smtpd_tls_protocols = >=TLSv1.2")
                .PlacesOf("PFX1001", besides: "PFX1002 PFX1005 PFX1011 PFX1013")
        );

    [Fact]
    public void Wrapper_mode_reads_the_mandatory_list() =>
        Assert.Equal(
            ["submissions/inet smtpd_tls_mandatory_protocols"],
            Declared
                .On("Debian12")
                .Inet("submissions", "smtpd", "smtpd_tls_wrappermode = yes", "smtpd_tls_mandatory_protocols = TLSv1")
                .PlacesOf("PFX1001", besides: "PFX1002 PFX1005 PFX1013")
        );

    [Fact]
    public void A_client_at_dane_is_judged_at_both_its_levels() =>
        Assert.Equal(
            ["main.cf smtp_tls_protocols"],
            Declared
                .On("Debian12")
                .Main(
                    "smtp_tls_security_level = dane",
                    "smtp_tls_mandatory_protocols = >=TLSv1.2",
                    "smtp_tls_protocols = >=TLSv1"
                )
                .PlacesOf("PFX1001", besides: "PFX1002 PFX1005 PFX1017")
        );

    [Fact]
    public void An_lmtp_client_has_lists_of_its_own() =>
        Assert.Equal(
            ["missing at main.cf lmtp_tls_security_level"],
            Declared
                .On("Debian12")
                .Main("lmtp_tls_security_level = may", "smtp_tls_protocols = >=TLSv1.2")
                .PlacesOf("PFX1001", besides: "PFX1002")
        );

    [Theory]
    [InlineData("smtpd_tls_security_level = none")]
    [InlineData("smtpd_tls_protocols = TLSv1")]
    [InlineData("smtpd_tls_security_level = dane")]
    public void Where_TLS_is_off_nothing_is_told(string setting) =>
        Assert.Empty(Declared.On("Debian12").Main(setting).Analyze("PFX1001", besides: "PFX1012"));

    [Theory]
    [InlineData("Debian12", ">=TLSv1.2")]
    [InlineData("Ubuntu1604", ">=TLSv1.2")]
    [InlineData("Ubuntu1604", "!SSLv2, !SSLv3, !TLSv1, !TLSv1.1")]
    [InlineData("Debian12", "TLSv1.2, TLSv1.3")]
    public void TLS_1_2_and_later_is_no_finding_in_whatever_words(string platform, string list) =>
        Assert.Empty(
            Declared
                .On(platform)
                .Main("smtpd_tls_security_level = may", "smtpd_tls_protocols = " + list)
                .Analyze("PFX1001", besides: "PFX1002 PFX1004 PFX1013")
        );

    [Fact]
    public void SSLv3_is_spoken_only_by_an_OpenSSL_that_has_it()
    {
        static string Message(OpenSslSeries openSsl) =>
            Declared
                .OnPostfix("3.1", openSsl)
                .Main("smtpd_tls_security_level = may", "smtpd_tls_protocols = SSLv3 TLSv1.2")
                .Analyze("PFX1001", besides: "PFX1002 PFX1004 PFX1007 PFX1013")
                .Select(f => f.Message)
                .SingleOrDefault("");

        Assert.StartsWith("smtp/inet still accepts SSLv3: ", Message(OpenSslSeries.V1_0_2), StringComparison.Ordinal);
        Assert.Empty(Message(OpenSslSeries.V1_1_1));
    }

    [Fact]
    public void A_list_that_turns_TLS_off_is_another_rules_business() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may", "smtpd_tls_protocols = TLSv1, TLSv9")
                .Analyze("PFX1001", besides: "PFX1006 PFX1013")
        );

    [Fact]
    public void A_file_is_told_in_the_words_of_its_target()
    {
        Target target = new("", new PostfixVersion(3, 4), OpenSslSeries.V1_1_1, false);
        Instance instance = InstanceReader
            .Read(
                "mail",
                target,
                "smtpd_tls_security_level = may\nsmtpd_tls_protocols = !SSLv3\n",
                "smtp inet n - n - - smtpd\n"
            )
            .Instance;
        Finding finding = Assert.Single(
            Rulebook.Analyze(instance).Of("PFX1001", besides: "PFX1002 PFX1004 PFX1013 PFX4011")
        );
        Assert.EndsWith("Write \"!SSLv2, !SSLv3, !TLSv1, !TLSv1.1\"", finding.Message, StringComparison.Ordinal);
    }
}
