using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1017Tests
{
    [Fact]
    public void By_default_no_TLSA_record_is_looked_up()
    {
        Declared mail = Declared.On("Debian12").Main("IShop: smtp_tls_security_level = dane");
        Finding finding = Assert.Single(mail.Analyze("PFX1017", besides: "PFX1001 PFX1002 PFX1005"));
        Assert.Equal("missing at IShop smtp_tls_security_level", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "smtp/unix and relay/unix look up no TLSA record at the level dane: smtp_dns_support_level is ''. Each delivery "
                + "goes on as at the level may, without any check of the server. Write dnssec",
            finding.Message
        );
        Assert.Equal(
            new Edit(EditKind.Set, "smtp_dns_support_level", "dnssec"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Fact]
    public void Dane_only_defers_all_mail() =>
        Assert.Contains(
            "All mail is deferred with \"client TLS configuration problem\"",
            Assert
                .Single(
                    Declared
                        .On("Debian12")
                        .Main("smtp_tls_security_level = dane-only")
                        .Analyze("PFX1017", besides: "PFX1005")
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_look_up_without_DNSSEC_is_told_at_itself() =>
        Assert.Equal(
            ["main.cf smtp_dns_support_level"],
            Declared
                .On("Debian12")
                .Main("smtp_tls_security_level = dane", "smtp_dns_support_level = enabled")
                .PlacesOf("PFX1017", besides: "PFX1001 PFX1002 PFX1005")
        );

    [Fact]
    public void A_transport_of_its_own_is_told_alone() =>
        Assert.Equal(
            ["missing at partners/unix smtp_tls_security_level"],
            Declared
                .On("Debian12")
                .Unix("partners", "smtp", "smtp_tls_security_level = dane-only")
                .PlacesOf("PFX1017", besides: "PFX1005")
        );

    [Fact]
    public void An_lmtp_client_has_a_parameter_of_its_own() =>
        Assert.Equal(
            ["missing at main.cf lmtp_tls_security_level"],
            Declared
                .On("Debian12")
                .Main("lmtp_tls_security_level = dane", "smtp_dns_support_level = dnssec")
                .PlacesOf("PFX1017", besides: "PFX1001 PFX1002 PFX1005")
        );

    [Theory]
    [InlineData("smtp_tls_security_level = dane", "smtp_dns_support_level = dnssec")]
    [InlineData("smtp_tls_security_level = DANE-ONLY", "smtp_dns_support_level = DNSSEC")]
    [InlineData("smtp_tls_security_level = may", "smtp_dns_support_level = enabled")]
    [InlineData("smtpd_tls_security_level = dane", "smtp_dns_support_level = ")]
    public void With_DNSSEC_or_without_DANE_there_is_no_finding(string level, string support) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main(level, support)
                .Analyze("PFX1017", besides: "PFX1001 PFX1002 PFX1005 PFX1012 PFX4014")
        );
}
