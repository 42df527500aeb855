using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx4001Tests
{
    [Fact]
    public void A_misspelt_name_does_nothing_and_the_right_one_is_offered()
    {
        Declared mail = Declared.On("Debian12").Main("IShop: smtpd_tsl_loglevel = 1");
        Finding finding = Assert.Single(mail.Judge("PFX4001"));
        Assert.Equal("IShop smtpd_tsl_loglevel", mail.PlaceOf(finding.Place));
        Assert.StartsWith(
            "Postfix reads no parameter 'smtpd_tsl_loglevel', so the setting does nothing. Write smtpd_tls_loglevel",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(new Edit(EditKind.Rename, "smtpd_tls_loglevel", "1"), Assert.Single(finding.Fixes[0].Edits));
    }

    [Fact]
    public void A_name_that_is_near_nothing_gets_no_guess()
    {
        Finding finding = Assert.Single(Declared.On("Debian12").Main("completely_made_up = 1").Judge("PFX4001"));
        Assert.EndsWith("Write a name that postconf(5) has", finding.Message, StringComparison.Ordinal);
        Assert.Empty(finding.Fixes);
    }

    [Fact]
    public void It_is_told_on_a_service_too() =>
        Assert.Equal(
            ["submission/inet smtpd_tls_securitylevel"],
            Declared.On("Debian12").Inet("submission", "smtpd", "smtpd_tls_securitylevel = encrypt").PlacesOf("PFX4001")
        );

    [Theory]
    [InlineData("maildrop_destination_recipient_limit = 1")]
    [InlineData("maildrop_time_limit = 1h")]
    [InlineData("accounts_bind_dn = cn=reader")]
    [InlineData("strict = reject_unknown_sender_domain")]
    [InlineData("my_networks = 10.0.0.0/8")]
    [InlineData("my_banner = hello")]
    [InlineData("MyHostname = x", true)]
    [InlineData("mailman_destination_recipient_limit = 1", true)]
    [InlineData("others_bind_dn = x", true)]
    public void Families_classes_and_names_of_ones_own_are_known(string setting, bool isTold = false) =>
        Assert.Equal(
            isTold,
            Declared
                .On("Debian12")
                .Main(
                    setting,
                    "mynetworks = 127.0.0.0/8 ${my_networks}",
                    "smtpd_restriction_classes = strict",
                    "virtual_mailbox_maps = ldap:accounts"
                )
                .Unix("maildrop", "pipe")
                .Inet("submission", "smtpd", "smtpd_banner = $my_banner")
                .Judge("PFX4001")
                .Length == 1
        );

    [Fact]
    public void A_member_of_a_family_is_corrected_to_a_transport_of_this_instance() =>
        Assert.Contains(
            "Write maildrop_destination_recipient_limit",
            Assert
                .Single(
                    Declared
                        .On("Debian12")
                        .Main("mialdrop_destination_recipient_limit = 1")
                        .Unix("maildrop", "pipe")
                        .Judge("PFX4001")
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_name_of_another_release_is_another_rules_business() =>
        Assert.Empty(
            Declared
                .OnPostfix("3.1")
                .Main("smtpd_forbid_bare_newline = yes", "smtp_bind_address_enforce = yes")
                .Judge("PFX4001")
        );

    [Theory]
    [InlineData("smtpd_tsl_loglevel", "smtpd_tls_loglevel")]
    [InlineData("smtpd_tsl_received_header", "smtpd_tls_received_header")]
    [InlineData("broken_sasl_atuh_clients", "broken_sasl_auth_clients")]
    [InlineData("mydistination", "mydestination")]
    [InlineData("append_at_my_origin", "append_at_myorigin")]
    [InlineData("append_dot_my_domain", "append_dot_mydomain")]
    [InlineData("smtpd_recipient_restriction", "smtpd_recipient_restrictions")]
    [InlineData("mynetwork", "mynetworks")]
    [InlineData("smtpd_tls_secuirty_level", "smtpd_tls_security_level")]
    [InlineData("MyDestination", "mydestination")]
    [InlineData("relay_host", "relayhost")]
    public void Misspellings_of_real_configurations_find_the_right_name_first(string written, string meant) =>
        Assert.Equal(
            meant,
            Assert.Single(Declared.On("Debian12").Main(written + " = x").Judge("PFX4001")).Fixes[0].Edits[0].Parameter
        );
}
