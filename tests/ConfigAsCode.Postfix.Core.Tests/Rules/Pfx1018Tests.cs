using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx1018Tests
{
    [Theory]
    [InlineData("verify")]
    [InlineData("secure")]
    public void A_client_that_checks_certificates_needs_a_CA(string level)
    {
        Declared mail = Declared.On("Debian12").Main("smtp_tls_security_level = " + level);
        Finding finding = Assert.Single(mail.Analyze("PFX1018", besides: "PFX1005"));
        Assert.Equal("main.cf smtp_tls_security_level", mail.PlaceOf(finding.Place));
        Assert.Equal(
            $"smtp/unix and relay/unix will deliver nothing at the level {level}: no CA is trusted, so that no certificate passes, and "
                + "its mail is deferred. Set smtp_tls_CAfile, such as /etc/ssl/certs/ca-certificates.crt",
            finding.Message
        );
        Assert.Empty(finding.Fixes);
    }

    [Fact]
    public void A_client_that_compares_fingerprints_needs_one() =>
        Assert.Equal(
            ["smtp/unix smtp_tls_security_level"],
            Declared
                .On("Debian12")
                .Unix("smtp", "smtp", "smtp_tls_security_level = fingerprint")
                .PlacesOf("PFX1018", besides: "PFX1005")
        );

    [Theory]
    [InlineData("secure", "smtp_tls_CAfile = /etc/ssl/certs/ca-certificates.crt")]
    [InlineData("verify", "smtp_tls_CApath = /etc/ssl/certs")]
    [InlineData("secure", "smtp_tls_trust_anchor_file = /etc/ssl/bank.pem")]
    [InlineData("fingerprint", "smtp_tls_fingerprint_cert_match = 3D:95:51")]
    [InlineData("encrypt", "smtp_tls_loglevel = 1")]
    [InlineData("dane-only", "smtp_tls_loglevel = 1")]
    public void What_can_be_trusted_silences_it(string level, string setting) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtp_tls_security_level = " + level, setting)
                .Policies(("bank.example", level))
                .Analyze("PFX1018", besides: "PFX1001 PFX1002 PFX1005 PFX1017")
        );

    [Fact]
    public void The_default_CAs_are_only_added_to_others() =>
        Assert.Single(
            Declared
                .On("Debian12")
                .Main("smtp_tls_security_level = secure", "tls_append_default_CA = yes")
                .Analyze("PFX1018", besides: "PFX1005")
        );

    [Fact]
    public void A_CA_of_lmtp_is_none_for_smtp() =>
        Assert.Single(
            Declared
                .On("Debian12")
                .Main("smtp_tls_security_level = secure", "lmtp_tls_CAfile = /etc/ssl/ca.pem")
                .Analyze("PFX1018", besides: "PFX1005")
        );

    [Theory]
    [InlineData("secure", "bank.example level")]
    [InlineData("verify match=mx.bank.example", "bank.example level")]
    [InlineData("fingerprint", "bank.example level")]
    [InlineData("secure tafile=/etc/ssl/bank.pem", null)]
    [InlineData("fingerprint match=3D:95:41:52:0A:1C:44:BF:7B:9E:8A:2D:6C:01:F3:55", null)]
    [InlineData("may", null)]
    public void Each_policy_is_judged_by_itself_at_its_level(string policy, string? place)
    {
        Declared mail = Declared.On("Debian12").Policies(("other.example", "encrypt"), ("bank.example", policy));
        Assert.Equal(place is null ? [] : [place], mail.PlacesOf("PFX1018", besides: "PFX1001 PFX1002 PFX1005"));
        Assert.All(
            mail.Analyze("PFX1018", besides: "PFX1001 PFX1002 PFX1005"),
            f =>
                Assert.StartsWith(
                    "smtp/unix and relay/unix (to bank.example) will deliver nothing",
                    f.Message,
                    StringComparison.Ordinal
                )
        );
    }
}
