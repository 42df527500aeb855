using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx2016Tests
{
    private const string Relay =
        "smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination";
    private const string Recipient = "smtpd_recipient_restrictions = ";
    private const string Besides = "PFX1014 PFX1002 PFX1001 PFX1013";

    /// <summary>Seen on 3.7.11: a client that has logged in gets 554 5.7.1 Relay access denied.</summary>
    [Fact]
    public void Who_logs_in_relays_by_one_list_and_not_by_the_other()
    {
        Declared mail = Server(Relay, Recipient + "permit_mynetworks, reject_unauth_destination");
        Finding finding = Assert.Single(mail.Analyze("PFX2016", Besides));
        Assert.Equal("main.cf smtpd_recipient_restrictions", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "smtp/inet rejects mail to other domains from clients that log in: smtpd_relay_restrictions permits them at "
                + "'permit_sasl_authenticated', and smtpd_recipient_restrictions rejects them at 'reject_unauth_destination'. Write "
                + "permit_sasl_authenticated in front of it",
            finding.Message
        );
        Assert.Equal("permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination", FixOf(finding));
    }

    [Fact]
    public void A_permit_that_comes_too_late_moves()
    {
        Finding finding = Assert.Single(
            Server(
                    Relay,
                    "mynetworks = 192.0.2.0/24",
                    Recipient
                        + "reject_unauth_destination, permit_mynetworks, PERMIT_SASL_AUTHENTICATED, reject_rbl_client bl.example.org"
                )
                .Analyze("PFX2016", Besides)
        );
        Assert.Contains("clients in mynetworks and clients that log in", finding.Message, StringComparison.Ordinal);
        Assert.Equal(
            "permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination, reject_rbl_client bl.example.org",
            FixOf(finding)
        );
    }

    [Theory]
    [InlineData("permit_mynetworks, permit_auth_destination, reject")]
    [InlineData("permit_mynetworks, reject_non_fqdn_recipient, defer_unauth_destination")]
    [InlineData("permit_mynetworks, own")]
    [InlineData("permit_mynetworks, check_recipient_access hash:/etc/postfix/recipients, reject_unauth_destination")]
    [InlineData("permit_mynetworks, check_client_access hash:/etc/postfix/clients, reject_unauth_destination")]
    [InlineData("permit_mynetworks reject_unauth_destination permit")]
    // They may not even write to this host.
    [InlineData("permit_mynetworks, reject")]
    [InlineData("reject_unauth_destination", "permit_sasl_authenticated, reject_unauth_destination")]
    public void A_list_without_the_login_rejects_who_has_one(string list, string? relay = null) =>
        Assert.Single(
            Server(
                    relay is null ? Relay : "smtpd_relay_restrictions = " + relay,
                    "smtpd_restriction_classes = own",
                    "own = reject_unauth_destination",
                    Recipient + list
                )
                .Analyze("PFX2016", Besides + " PFX2005")
        );

    [Theory]
    [InlineData("")]
    [InlineData("permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination")]
    [InlineData("PERMIT_SASL_AUTHENTICATED permit_mynetworks reject")]
    [InlineData("permit_mynetworks, users, reject_unauth_destination")]
    [InlineData("reject_non_fqdn_recipient, reject_unknown_recipient_domain")]
    [InlineData("permit_mynetworks, permit_sasl_authenticated, permit_auth_destination, reject")]
    [InlineData("permit_mynetworks, check_sasl_access hash:/etc/postfix/users, reject_unauth_destination")]
    [InlineData("permit_mynetworks, check_policy_service inet:127.0.0.1:10023, reject_unauth_destination")]
    [InlineData("permit_mynetworks, warn_if_reject reject_unauth_destination")]
    // Answers 451 to all.
    [InlineData("permit_mynetworks, reject_unauth_destinations")]
    public void Whom_both_lists_permit_is_no_finding(string list) =>
        Assert.Empty(
            Server(Relay, "smtpd_restriction_classes = users", "users = permit_sasl_authenticated", Recipient + list)
                .Analyze("PFX2016", Besides + " PFX2003 PFX2005 PFX4014")
        );

    [Fact]
    public void The_own_network_is_meant_where_the_relay_list_says_so()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main(
                "compatibility_level = 3.6",
                "mynetworks = 127.0.0.0/8 192.0.2.0/24",
                "smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination",
                Recipient + "reject_unauth_destination"
            );
        Assert.Equal("permit_mynetworks, reject_unauth_destination", FixOf(Assert.Single(mail.Analyze("PFX2016"))));
    }

    [Theory]
    // The service demands a login, also of the own network.
    [InlineData("permit_sasl_authenticated, reject")]
    [InlineData(
        "permit_sasl_authenticated, reject_unauth_destination",
        "smtpd_client_restrictions = permit_sasl_authenticated, reject"
    )]
    public void A_submission_service_that_demands_a_login_leaves_the_network_out(string list, params string[] more) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("compatibility_level = 3.6", "mynetworks = 127.0.0.0/8 192.0.2.0/24", Relay)
                .Inet("submission", "smtpd", ["smtpd_sasl_auth_enable = yes", Recipient + list, .. more])
                .Analyze("PFX2016", Besides + " PFX3004")
        );

    [Fact]
    public void The_own_network_is_not_meant_where_nobody_has_written_it()
    {
        const string List = Recipient + "permit_sasl_authenticated, reject_unauth_destination";
        Assert.Empty(Server("mynetworks = 192.0.2.0/24", List).Analyze("PFX2016", Besides));
        // Debian's own list.
        Assert.Empty(
            Server(
                    "mynetworks = 127.0.0.0/8 [::1]/128",
                    "smtpd_relay_restrictions = permit_mynetworks permit_sasl_authenticated defer_unauth_destination",
                    List
                )
                .Analyze("PFX2016", Besides)
        );
        // It stands behind what rejects.
        Assert.NotEmpty(
            Server("mynetworks = 192.0.2.0/24", List + ", permit_mynetworks, reject").Analyze("PFX2016", Besides)
        );
    }

    [Fact]
    public void Where_nobody_can_log_in_no_login_is_missed() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("compatibility_level = 3.6", Relay, Recipient + "permit_mynetworks, reject_unauth_destination")
                .Analyze("PFX2016")
        );

    [Fact]
    public void Another_service_is_for_those_who_log_in()
    {
        string[] main = ["smtpd_sasl_auth_enable = yes", Recipient + "permit_mynetworks, reject_unauth_destination"];
        Declared mail = Declared.On("Debian12").Main(["compatibility_level = 3.6", Relay, .. main]);
        Assert.Empty(
            mail.Inet("submission", "smtpd", Recipient + "permit_sasl_authenticated, reject")
                .Analyze("PFX2016", Besides)
        );
        // It has the list of main.cf, and nobody can log in at the last one from elsewhere.
        Finding finding = Assert.Single(
            Declared
                .On("Debian12")
                .Main(["compatibility_level = 3.6", Relay, .. main])
                .Inet("submission", "smtpd", "smtpd_relay_restrictions = permit_sasl_authenticated, reject")
                .Inet("127.0.0.1:10025", "smtpd", Recipient + "permit_sasl_authenticated, reject")
                .Analyze("PFX2016", Besides)
        );
        Assert.Equal(["smtp/inet", "submission/inet"], finding.Services);
    }

    [Fact]
    public void Clients_with_a_certificate_are_missed_too() =>
        Assert.Equal(
            "permit_mynetworks, permit_tls_clientcerts, reject_unauth_destination",
            FixOf(
                Assert.Single(
                    Declared
                        .On("Debian12")
                        .Main(
                            "compatibility_level = 3.6",
                            "smtpd_tls_security_level = may",
                            "smtpd_tls_ask_ccert = yes",
                            "relay_clientcerts = hash:/etc/postfix/certificates",
                            "smtpd_relay_restrictions = permit_mynetworks, permit_tls_clientcerts, reject_unauth_destination",
                            Recipient + "permit_mynetworks, reject_unauth_destination"
                        )
                        .Analyze("PFX2016", Besides)
                )
            )
        );

    [Fact]
    public void No_fix_is_offered_where_a_macro_brings_what_rejects() =>
        Assert.Empty(
            Assert
                .Single(
                    Server(Relay, "guard = reject_unauth_destination", Recipient + "permit_mynetworks, $guard")
                        .Analyze("PFX2016", Besides)
                )
                .Fixes
        );

    private static Declared Server(params string[] settings) =>
        Declared.On("Debian12").Main(["compatibility_level = 3.6", "smtpd_sasl_auth_enable = yes", .. settings]);

    private static string FixOf(Finding finding) => Assert.Single(Assert.Single(finding.Fixes).Edits).Value;
}
