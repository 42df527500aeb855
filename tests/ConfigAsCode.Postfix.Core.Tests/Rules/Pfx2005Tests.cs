using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx2005Tests
{
    private const string Level = "compatibility_level = 3.6";
    private const string Recipient = "smtpd_recipient_restrictions = ";
    private const string Sender = "smtpd_sender_restrictions = ";
    private const string Logins = "smtpd_sasl_auth_enable = yes";
    private const string Owners = "smtpd_sender_login_maps = hash:/etc/postfix/logins";
    private const string Tls = "smtpd_tls_security_level = may";
    private const string Besides = "PFX1001 PFX1002 PFX1011 PFX1013 PFX1014 PFX2014 PFX2016 PFX3004 PFX4014";

    /// <summary>Seen on 3.7.11: alice logs in, MAIL FROM bob, 250.</summary>
    [Fact]
    public void Whoever_logs_in_is_permitted_before_the_check_of_its_sender()
    {
        Declared mail = Server(
            Logins,
            Owners,
            Sender + "permit_sasl_authenticated, permit_mynetworks, reject_sender_login_mismatch"
        );
        Finding finding = Assert.Single(mail.Analyze("PFX2005", Besides));
        Assert.Equal("main.cf smtpd_sender_restrictions", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "'reject_sender_login_mismatch' in smtpd_sender_restrictions never checks clients that log in, since "
                + "'permit_sasl_authenticated' before it permits them all: whoever has an account sends as anybody. Write it before "
                + "'permit_sasl_authenticated'",
            finding.Message
        );
        Assert.Equal("reject_sender_login_mismatch", finding.Part);
        Assert.Equal("reject_sender_login_mismatch, permit_sasl_authenticated, permit_mynetworks", FixOf(finding));
    }

    [Theory]
    [InlineData("PERMIT_SASL_AUTHENTICATED reject_authenticated_sender_login_mismatch")]
    [InlineData("permit_sasl_authenticated, reject_non_fqdn_sender, reject_known_sender_login_mismatch")]
    [InlineData("permit_sasl_authenticated, check_sasl_access hash:/etc/postfix/users")]
    [InlineData("users, reject_sender_login_mismatch")]
    public void A_check_of_logins_comes_too_late(string list) =>
        Assert.Single(
            Server(
                    Logins,
                    Owners,
                    "smtpd_restriction_classes = users",
                    "users = permit_sasl_authenticated",
                    Sender + list
                )
                .Analyze("PFX2005", Besides)
        );

    [Theory]
    [InlineData("reject_sender_login_mismatch, permit_sasl_authenticated")]
    [InlineData("permit_sasl_authenticated, reject_unauthenticated_sender_login_mismatch")]
    [InlineData(
        "permit_mynetworks, reject_sender_login_mismatch, permit_sasl_authenticated, reject_unknown_sender_domain"
    )]
    [InlineData("permit_sasl_authenticated, check_client_access hash:/etc/postfix/clients")]
    [InlineData("permit_sasl_authenticated, reject")]
    [InlineData("")]
    public void A_check_in_front_is_no_finding(string list) =>
        Assert.Empty(Server(Logins, Owners, Sender + list).Analyze("PFX2005", Besides));

    [Fact]
    public void One_list_that_checks_is_enough() =>
        Assert.Empty(
            Server(
                    Logins,
                    Owners,
                    Sender + "reject_sender_login_mismatch",
                    Recipient + "permit_sasl_authenticated, reject_sender_login_mismatch, reject_unauth_destination"
                )
                .Analyze("PFX2005", Besides)
        );

    [Fact]
    public void At_the_start_of_the_session_nobody_has_logged_in() =>
        Assert.Empty(
            Server(
                    Logins,
                    "smtpd_delay_reject = no",
                    "smtpd_client_restrictions = permit_sasl_authenticated, check_sasl_access hash:/etc/postfix/users, reject"
                )
                .Analyze("PFX2005", Besides)
        );

    [Theory]
    [InlineData(
        "permit_mynetworks, reject_unauth_destination, permit, reject_unknown_client_hostname",
        "permit_mynetworks, reject_unauth_destination, permit"
    )]
    [InlineData("permit_mynetworks, reject, reject_unauth_destination", "permit_mynetworks, reject")]
    [InlineData(
        "permit_auth_destination, reject_unauth_destination, reject_rbl_client bl.example.org",
        "permit_auth_destination, reject_unauth_destination"
    )]
    [InlineData(
        "permit_mynetworks, all, reject_unauth_destination, reject_rbl_client bl.example.org",
        "permit_mynetworks, all"
    )]
    [InlineData(
        "reject_unauth_destination, check_client_access static:OK, reject_unknown_client_hostname, permit_mynetworks",
        "reject_unauth_destination, check_client_access static:OK"
    )]
    public void Nothing_behind_the_end_of_a_list_is_asked(string list, string better) =>
        Assert.Equal(
            better,
            FixOf(
                Assert.Single(
                    Server("smtpd_restriction_classes = all", "all = reject", Recipient + list)
                        .Analyze("PFX2005", Besides)
                )
            )
        );

    [Fact]
    public void What_stands_behind_the_end_is_one_finding()
    {
        Finding finding = Assert.Single(
            Server(Sender + "permit, reject_non_fqdn_sender, reject_unknown_sender_domain").Analyze("PFX2005", Besides)
        );
        Assert.Equal(
            "smtpd(8) never gets as far as 'reject_non_fqdn_sender' and 'reject_unknown_sender_domain' in smtpd_sender_restrictions: "
                + "'permit' before it decides about every message. Remove what follows 'permit', or move it to the front",
            finding.Message
        );
    }

    [Theory]
    [InlineData("permit_mynetworks, reject_unauth_destination, permit")]
    [InlineData("reject_unauth_destination, permit_auth_destination, reject")]
    [InlineData("permit_mynetworks, warn_if_reject reject, reject_unauth_destination")]
    [InlineData("reject_unauth_destination, reject_rbl_client bl.example.org")]
    [InlineData("permit_mynetworks, defer_unauth_destination, permit_inet_interfaces")]
    [InlineData("permit_auth_destination, check_client_access hash:/etc/postfix/clients, reject")]
    public void A_list_that_is_asked_to_its_end_is_no_finding(string list) =>
        Assert.Empty(Server(Recipient + list).Analyze("PFX2005", Besides));

    [Theory]
    [InlineData("permit_tls_clientcerts", "relay_clientcerts = hash:/etc/postfix/certificates")]
    [InlineData("permit_tls_all_clientcerts")]
    [InlineData("check_ccert_access hash:/etc/postfix/certificates")]
    public void Nobody_shows_a_certificate_that_is_not_asked_for(string restriction, params string[] more)
    {
        string[] required = ["smtpd_tls_req_ccert = yes"];
        string list = Recipient + $"permit_mynetworks, {restriction}, reject_unauth_destination";
        Finding finding = Assert.Single(Server([Tls, list, .. more]).Analyze("PFX2005", Besides));
        Assert.Equal(
            new Edit(EditKind.Set, "smtpd_tls_ask_ccert", "yes"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
        Assert.Empty(Server([Tls, list, "smtpd_tls_ask_ccert = yes", .. more]).Analyze("PFX2005", Besides));
        Assert.Empty(
            Server(["smtpd_tls_security_level = encrypt", list, .. more.Except(required), .. required])
                .Analyze("PFX2005", Besides + " PFX1005 PFX1016")
        );
        finding = Assert.Single(Server([list, "smtpd_tls_ask_ccert = yes", .. more]).Analyze("PFX2005", Besides));
        Assert.Contains("offers no TLS", finding.Message, StringComparison.Ordinal);
        Assert.Empty(finding.Fixes);
    }

    [Fact]
    public void One_that_is_required_where_TLS_is_optional_is_reported_in_its_place()
    {
        Declared server = Server(
            Tls,
            "smtpd_tls_req_ccert = yes",
            Recipient + "permit_mynetworks, permit_tls_all_clientcerts, reject_unauth_destination"
        );
        Assert.Empty(server.Analyze("PFX2005", Besides + " PFX1023"));
        Assert.Single(server.Analyze("PFX1023", Besides));
    }

    [Fact]
    public void No_certificate_is_in_an_empty_list()
    {
        const string Ask = "smtpd_tls_ask_ccert = yes";
        Assert.Contains(
            "relay_clientcerts is empty",
            Assert
                .Single(
                    Server(Tls, Ask, Recipient + "permit_tls_clientcerts, reject_unauth_destination")
                        .Analyze("PFX2005", Besides)
                )
                .Message,
            StringComparison.Ordinal
        );
        Assert.Empty(
            Server(Tls, Ask, Recipient + "permit_tls_all_clientcerts, reject_unauth_destination")
                .Analyze("PFX2005", Besides)
        );
    }

    /// <summary>Seen on 3.7.11: the first two reject whoever logs in where no address has an owner, 553 not owned by user.</summary>
    [Theory]
    [InlineData("reject_sender_login_mismatch", false)]
    [InlineData("Reject_Authenticated_Sender_Login_Mismatch", false)]
    [InlineData("reject_known_sender_login_mismatch", true)]
    [InlineData("reject_unauthenticated_sender_login_mismatch", true)]
    public void A_check_of_owners_needs_logins_and_owners(string check, bool needsOwners)
    {
        string list = Sender + check + ", reject_unknown_sender_domain";
        Assert.Contains(
            "no SASL support",
            Assert.Single(Server(Owners, list).Analyze("PFX2005", Besides)).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(needsOwners ? 1 : 0, Server(Logins, list).Analyze("PFX2005", Besides).Length);
        Assert.Empty(Server(Logins, Owners, list).Analyze("PFX2005", Besides));
    }

    [Fact]
    public void Without_owners_a_check_in_front_would_reject_whoever_logs_in()
    {
        Finding finding = Assert.Single(
            Server(Logins, Sender + "permit_sasl_authenticated, reject_sender_login_mismatch")
                .Analyze("PFX2005", Besides)
        );
        Assert.Contains("smtpd_sender_login_maps is empty", finding.Message, StringComparison.Ordinal);
        Assert.Empty(finding.Fixes);
    }

    [Theory]
    [InlineData("smtpd_client_restrictions = permit_mynetworks, permit_sasl_authenticated")]
    [InlineData("smtpd_helo_restrictions = permit_mynetworks")]
    [InlineData(Sender + "known")]
    [InlineData("smtpd_data_restrictions = permit_mynetworks")]
    public void A_list_of_permits_turns_nobody_away(string list)
    {
        Finding finding = Assert.Single(
            Server(
                    Logins,
                    "smtpd_restriction_classes = known",
                    "known = permit_mynetworks, permit_sasl_authenticated",
                    list
                )
                .Analyze("PFX2005", Besides)
        );
        Assert.Equal(EditKind.Remove, Assert.Single(Assert.Single(finding.Fixes).Edits).Kind);
    }

    [Theory]
    [InlineData("smtpd_client_restrictions = permit")]
    [InlineData("smtpd_client_restrictions = permit_mynetworks, permit")]
    [InlineData("smtpd_client_restrictions = permit_mynetworks, sleep 1")]
    [InlineData("smtpd_client_restrictions = permit_mynetworks, check_client_access hash:/etc/postfix/clients")]
    [InlineData("smtpd_client_restrictions = permit_mynetworks, warn_if_reject reject_unknown_client_hostname")]
    [InlineData("smtpd_client_restrictions = permit_mynetworks, reject_unauth_pipelining")]
    [InlineData("smtpd_client_restrictions = ")]
    [InlineData(Recipient + "permit_mynetworks, permit_sasl_authenticated")]
    public void A_list_that_says_or_does_more_is_no_finding(params string[] settings) =>
        Assert.Empty(Server([Logins, .. settings]).Analyze("PFX2005", Besides));

    [Fact]
    public void A_class_that_names_itself_is_no_finding() =>
        Assert.Empty(
            Server([Logins, "smtpd_restriction_classes = loop", "loop = loop", Sender + "loop"])
                .Analyze("PFX2005", Besides + " PFX2017")
        );

    [Fact]
    public void A_shared_list_has_a_check_for_the_service_that_needs_it()
    {
        Declared Mail(params string[] ofSubmission) =>
            Declared
                .On("Debian12")
                .Main(Level, Owners, Sender + "reject_sender_login_mismatch, reject_unknown_sender_domain")
                .Inet("submission", "smtpd", ofSubmission);
        Assert.Empty(Mail(Logins).Analyze("PFX2005", Besides));
        Assert.Equal(["smtp/inet", "submission/inet"], Assert.Single(Mail().Analyze("PFX2005", Besides)).Services);
    }

    [Fact]
    public void The_list_of_a_service_is_mended_there()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main(Level, Owners)
            .Inet("submission", "smtpd", Logins, Sender + "permit_sasl_authenticated, reject_sender_login_mismatch");
        Finding finding = Assert.Single(mail.Analyze("PFX2005", Besides));
        Assert.Equal("submission/inet smtpd_sender_restrictions", mail.PlaceOf(finding.Place));
        Assert.Equal("reject_sender_login_mismatch, permit_sasl_authenticated", FixOf(finding));
    }

    [Fact]
    public void No_fix_is_offered_for_what_a_macro_brings() =>
        Assert.Empty(
            Assert
                .Single(
                    Server(
                            Logins,
                            Owners,
                            "users = permit_sasl_authenticated",
                            Sender + "$users, reject_sender_login_mismatch"
                        )
                        .Analyze("PFX2005", Besides)
                )
                .Fixes
        );

    private static Declared Server(params string[] settings) => Declared.On("Debian12").Main([Level, .. settings]);

    private static string FixOf(Finding finding) => Assert.Single(Assert.Single(finding.Fixes).Edits).Value;
}
