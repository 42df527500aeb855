using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1013Tests
{
    [Theory]
    [InlineData("smtpd_tls_security_level = may", "STARTTLS is announced and then refused with 454")]
    [InlineData("smtpd_tls_security_level = encrypt", "no mail comes in")]
    [InlineData("smtpd_tls_wrappermode = yes", "every connection is dropped")]
    public void Without_a_certificate_there_is_no_TLS(string setting, string happens)
    {
        Declared mail = Declared.On("Debian12").Main("IShopTls: " + setting).Inet("2525", "smtpd");
        Finding finding = Assert.Single(mail.Analyze("PFX1013", besides: "PFX1001 PFX1002 PFX1005 PFX1015 PFX1016"));
        Assert.Equal("missing at IShopTls " + setting.Split(' ')[0], mail.PlaceOf(finding.Place));
        Assert.StartsWith("smtp/inet and 2525/inet: " + happens, finding.Message, StringComparison.Ordinal);
        Assert.Equal(
            new Edit(EditKind.Set, "smtpd_tls_chain_files", "/etc/ssl/private/$myhostname.pem"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Fact]
    public void A_service_is_told_at_what_turned_TLS_on_there() =>
        Assert.Equal(
            ["missing at submission/inet smtpd_tls_security_level"],
            Declared
                .On("Debian12")
                .Inet("submission", "smtpd", "smtpd_tls_security_level = encrypt")
                .PlacesOf("PFX1013", besides: "PFX1001 PFX1002 PFX1005")
        );

    [Fact]
    public void Postscreen_has_no_wrapper_mode() =>
        Assert.StartsWith(
            "smtp/inet: STARTTLS is announced and then refused with 454",
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may", "smtpd_tls_wrappermode = yes")
                .Inet("smtp", "postscreen")
                .Entry("tlsproxy unix - - y - 0 tlsproxy")
                .Analyze("PFX1013", besides: "PFX1001 PFX1002 PFX1005 PFX1015 PFX1016 PFX4008 PFX4009 PFX4011 PFX4014")
                .Single(f => f.Services.Contains("smtp/inet"))
                .Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("smtpd_tls_cert_file = /etc/ssl/a.pem")]
    [InlineData("smtpd_tls_eccert_file = /etc/ssl/a.pem")]
    [InlineData("smtpd_tls_dcert_file = /etc/ssl/a.pem")]
    [InlineData("smtpd_tls_chain_files = /etc/ssl/a.pem")]
    [InlineData("smtpd_tls_cert_file = none")]
    public void Any_certificate_and_the_word_none_will_do(string setting) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may", setting)
                .Analyze("PFX1013", besides: "PFX1001 PFX1002")
        );

    [Fact]
    public void A_service_that_takes_the_certificate_away_is_told() =>
        Assert.Single(
            Declared
                .On("Debian12")
                .Main("smtpd_tls_security_level = may", "smtpd_tls_cert_file = /etc/ssl/a.pem")
                .Inet("2525", "smtpd", "smtpd_tls_cert_file = ")
                .Analyze("PFX1013", besides: "PFX1001 PFX1002")
        );

    [Fact]
    public void Before_3_4_the_certificate_file_is_what_to_write() =>
        Assert.Equal(
            "smtpd_tls_cert_file",
            Assert
                .Single(
                    Declared
                        .OnPostfix("3.3")
                        .Main("smtpd_tls_security_level = may", "smtpd_tls_chain_files = /etc/ssl/a.pem")
                        .Analyze("PFX1013", besides: "PFX1001 PFX1002 PFX4002")
                )
                .Parameter
        );

    [Theory]
    [InlineData("smtp_tls_security_level = may")]
    [InlineData("smtpd_tls_security_level = none")]
    [InlineData("smtpd_tls_security_level = dane")]
    public void A_client_and_a_server_without_TLS_need_none(string setting) =>
        Assert.Empty(Declared.On("Debian12").Main(setting).Analyze("PFX1013", besides: "PFX1001 PFX1002 PFX1012"));
}
