using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx3003Tests
{
    [Fact]
    public void A_client_without_a_level_logs_in_to_anyone()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("IShop: smtp_sasl_auth_enable = yes", "relayhost = [relay.example]:587");
        Finding finding = Assert.Single(mail.Analyze("PFX3003", besides: "PFX3004"));
        Assert.Equal("missing at IShop smtp_sasl_auth_enable", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "smtp/unix and relay/unix log in to a server that is not verified, in a session that may not be encrypted: at the level none "
                + "TLS is not required. Require it with the level encrypt, or better secure",
            finding.Message
        );
        Assert.Equal(
            new Edit(EditKind.Set, "smtp_tls_security_level", "encrypt"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Theory]
    [InlineData("may")]
    [InlineData("dane")]
    public void An_opportunistic_level_is_told_at_itself(string level) =>
        Assert.Equal(
            ["main.cf smtp_tls_security_level"],
            Declared
                .On("Debian12")
                .Main("smtp_sasl_auth_enable = yes", $"smtp_tls_security_level = {level}")
                .PlacesOf("PFX3003", besides: "PFX1001 PFX1002 PFX1005 PFX1017 PFX3004 PFX3005")
        );

    [Fact]
    public void Where_mail_goes_to_many_servers_the_level_is_asked_of_that_one_in_a_table()
    {
        Finding finding = Assert.Single(
            Declared.On("Debian12").Main("smtp_sasl_auth_enable = yes").Analyze("PFX3003", besides: "PFX3004")
        );
        Assert.EndsWith(
            "Require it for that server with an entry in smtp_tls_policy_maps",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.Empty(finding.Fixes);
    }

    [Fact]
    public void A_transport_that_logs_in_is_told_alone() =>
        Assert.Equal(
            ["partner/unix smtp_tls_security_level"],
            Declared
                .On("Debian12")
                .Unix("partner", "smtp", "smtp_sasl_auth_enable = yes", "smtp_tls_security_level = may")
                .PlacesOf("PFX3003", besides: "PFX1001 PFX1002 PFX3004 PFX3005")
        );

    [Theory]
    [InlineData("smtp_tls_security_level = encrypt")]
    [InlineData("smtp_tls_security_level = secure")]
    [InlineData("smtp_tls_security_level = dane-only")]
    [InlineData("smtp_enforce_tls = yes")]
    [InlineData("smtp_tls_policy_maps = hash:/etc/postfix/tls_policy")]
    [InlineData("relayhost = [127.0.0.1]:10025")]
    [InlineData("relayhost = [::1]:10025")]
    [InlineData("relayhost = localhost:10025")]
    [InlineData("smtp_sasl_auth_enable = no")]
    public void Where_TLS_is_required_or_nothing_leaves_the_host_there_is_no_finding(string setting) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtp_sasl_auth_enable = yes", setting)
                .Analyze("PFX3003", besides: "PFX0005 PFX1001 PFX1002 PFX1005 PFX1017 PFX1018 PFX3004 PFX3005 PFX4003")
        );
}
