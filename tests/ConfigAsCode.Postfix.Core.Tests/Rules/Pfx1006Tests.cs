using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1006Tests
{
    [Theory]
    [InlineData("TLSv9", "Postfix 3.7 does not know 'TLSv9'")]
    [InlineData("!TLSv1.4", "Postfix 3.7 does not know '!TLSv1.4'")]
    [InlineData("TLS1.2, TLS1.3", "Postfix 3.7 does not know 'TLS1.2', 'TLS1.3'")]
    [InlineData("TLSv1.2+", "Postfix 3.7 does not know 'TLSv1.2+'")]
    [InlineData(">=TLSv1.2, <=TLSv1.1", "'>=TLSv1.2, <=TLSv1.1' leaves no protocol that OpenSSL 3.0 supports")]
    [InlineData("SSLv3", "'SSLv3' leaves no protocol that OpenSSL 3.0 supports")]
    public void A_list_that_ends_TLS_is_told_where_it_stands(string list, string why)
    {
        Declared mail = Declared.On("Debian12").Main("smtpd_tls_protocols = " + list);
        Finding finding = Assert.Single(mail.Analyze("PFX1006"));
        Assert.Equal("main.cf smtpd_tls_protocols", mail.PlaceOf(finding.Place));
        Assert.Equal(
            $"There will be no TLS where smtpd_tls_protocols applies: {why}. Write \">=TLSv1.2\"",
            finding.Message
        );
        Assert.Equal(
            new Edit(EditKind.Set, "smtpd_tls_protocols", ">=TLSv1.2"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Theory]
    [InlineData("Debian12", ">=TLSv1.2")]
    [InlineData("Ubuntu1604", ">=TLSv1.2")]
    [InlineData("Debian12", "!sslv3:TLSV1.2")]
    [InlineData("Debian12", ">=0x0303")]
    [InlineData("Debian12", "")]
    [InlineData("Debian12", "$smtpd_tls_mandatory_protocols")]
    public void A_list_that_the_target_reads_is_none(string platform, string list) =>
        Assert.Empty(Declared.On(platform).Main("smtpd_tls_protocols = " + list).Analyze("PFX1006"));

    [Fact]
    public void TLS_1_3_alone_leaves_nothing_on_an_OpenSSL_without_it() =>
        Assert.Single(
            Declared.OnPostfix("3.4", OpenSslSeries.V1_0_2).Main("smtp_tls_protocols = TLSv1.3").Analyze("PFX1006")
        );

    [Fact]
    public void It_is_told_at_the_service_and_at_the_policy_that_set_it() =>
        Assert.Equal(
            ["ITls lmtp_tls_mandatory_protocols", "submission/inet smtpd_tls_mandatory_protocols"],
            Declared
                .On("Debian12")
                .Main("ITls: lmtp_tls_mandatory_protocols = TLSv9")
                .Inet("submission", "smtpd", "smtpd_tls_mandatory_protocols = TLSv9")
                .PlacesOf("PFX1006", besides: "PFX1014")
        );

    [Fact]
    public void Neither_the_protocols_nor_the_suites_of_such_an_endpoint_are_told_too() =>
        Assert.Equal(
            ["PFX1006"],
            Rulebook
                .Analyze(
                    Declared
                        .On("Debian12")
                        .Main("compatibility_level = 3.6")
                        .Main(
                            "smtpd_tls_security_level = may",
                            "smtpd_tls_cert_file = none",
                            "smtpd_tls_protocols = TLSv9"
                        )
                        .Instance
                )
                .Where(f => f.Severity == RuleSeverity.Error)
                .Select(f => f.Rule.Id)
        );

    [Fact]
    public void In_a_file_for_3_5_a_bound_is_an_unknown_word_and_exclusions_are_advised()
    {
        Target target = new("", new PostfixVersion(3, 5), OpenSslSeries.V1_1_1, false);
        Instance instance = InstanceReader
            .Read("mail", target, "compatibility_level = 2\nsmtpd_tls_protocols = >=TLSv1.2\n", "")
            .Instance;
        Assert.Equal(
            "There will be no TLS where smtpd_tls_protocols applies: Postfix 3.5 does not know '>=TLSv1.2'. "
                + "Write \"!SSLv2, !SSLv3, !TLSv1, !TLSv1.1\"",
            Assert.Single(Rulebook.Analyze(instance)).Message
        );
    }
}
