using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx2001Tests
{
    private const string Level = "compatibility_level = 3.6";
    private const string CertificateBesides = "PFX1001 PFX1002 PFX1013";
    private const string NoRelayList = "smtpd_relay_restrictions = ";

    /// <summary>Seen on 3.7.11: the stranger's mail is delivered to another domain, and no log line speaks of it.</summary>
    [Fact]
    public void A_guard_that_is_the_argument_of_another_restriction_guards_nothing()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main(
                Level,
                NoRelayList,
                "smtpd_recipient_restrictions = permit_mynetworks, reject_rbl_client, reject_unauth_destination"
            );
        Finding finding = Assert.Single(mail.Analyze("PFX2001", besides: "PFX2004"));
        Assert.Equal("main.cf smtpd_recipient_restrictions", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "Anybody can send mail to any domain through smtp/inet, an open relay: smtpd_relay_restrictions is empty; nothing in "
                + "smtpd_recipient_restrictions rejects them, as 'reject_unauth_destination' is the argument of reject_rbl_client "
                + "there. Write reject_unauth_destination in front of what lets strangers pass",
            finding.Message
        );
        Assert.Equal(
            "permit_mynetworks, reject_unauth_destination, reject_rbl_client reject_unauth_destination",
            FixOf(finding)
        );
    }

    [Fact]
    public void A_sender_address_is_what_a_client_likes()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main(
                Level,
                NoRelayList,
                "smtpd_recipient_restrictions = check_sender_access inline:{partner.example=OK}, permit_mynetworks, "
                    + "reject_unauth_destination"
            );
        Finding finding = Assert.Single(mail.Analyze("PFX2001"));
        Assert.StartsWith(
            "Anybody who gives a sender address that a table permits can send mail to any domain through smtp/inet, an open relay: "
                + "smtpd_relay_restrictions is empty; smtpd_recipient_restrictions permits them at 'check_sender_access "
                + "inline:{partner.example=OK}' (row 'partner.example OK'). ",
            finding.Message,
            StringComparison.Ordinal
        );
        // Who is trusted stays in front of the guard.
        Assert.Equal(
            "permit_mynetworks, reject_unauth_destination, check_sender_access inline:{partner.example=OK}",
            FixOf(finding)
        );
    }

    [Theory]
    [InlineData(
        "check_helo_access inline:{mx.partner.example=OK}, reject_unauth_destination",
        "HELO name that a table permits"
    )]
    [InlineData("permit_naked_ip_address, reject_unauth_destination", "address as HELO name", "PFX4003")]
    [InlineData("check_sender_access inline:{partner.example=7}, reject_unauth_destination", "sender address")]
    [InlineData("check_sender_access static:OK, reject_unauth_destination", "Anybody can")]
    [InlineData("check_sender_access inline:{partner.example=trusted}, reject_unauth_destination", "sender address")]
    [InlineData("warn_if_reject reject_unauth_destination, trusted, reject", "Anybody can")]
    [InlineData("trusted, reject_unauth_destination", "Anybody can")]
    [InlineData("reject_rbl_client defer", "Anybody can", "PFX2004")]
    public void What_a_client_says_itself_is_no_reason_to_let_it_relay(string list, string who, string besides = "") =>
        Assert.Contains(
            who,
            Assert.Single(RelayList(list).Analyze("PFX2001", besides)).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination")]
    [InlineData("permit_mynetworks, reject_rbl_client bl.example.org, reject_unauth_destination")]
    [InlineData("check_client_access inline:{192.0.2.7=OK}, reject_unauth_destination")]
    [InlineData("check_sender_access inline:{partner.example=DUNNO}, reject_unauth_destination")]
    [InlineData("check_sender_access inline:{partner.example=own}, reject_unauth_destination")]
    [InlineData("check_sender_access texthash:/etc/postfix/senders, reject_unauth_destination")]
    [InlineData("check_policy_service inet:127.0.0.1:1, reject_unauth_destination")]
    [InlineData("reject, trusted")]
    [InlineData("defer_unauth_destination, trusted")]
    // Nobody connects to it a second time: it does not start (PFX2006).
    [InlineData("permit")]
    public void Others_are_no_strangers(string list) =>
        Assert.Empty(RelayList(list).Analyze("PFX2001", "PFX2005 PFX2008"));

    [Fact]
    public void Another_list_may_close_what_the_relay_list_leaves_open()
    {
        const string Helo = "smtpd_helo_restrictions = permit_mynetworks, reject";
        string[] open =
        [
            Level,
            "smtpd_relay_restrictions = check_sender_access static:OK, reject",
            "smtpd_helo_required = yes",
        ];
        Assert.NotEmpty(Declared.On("Debian12").Main(open).Analyze("PFX2001"));
        // Who says no HELO is not asked that list.
        Assert.NotEmpty(Declared.On("Debian12").Main([.. open[..2], Helo]).Analyze("PFX2001"));
        foreach (string closed in new[] { "client", "helo", "sender", "recipient", "data", "end_of_data" })
        {
            Assert.Empty(
                Declared
                    .On("Debian12")
                    .Main([.. open, $"smtpd_{closed}_restrictions = permit_mynetworks, reject"])
                    .Analyze("PFX2001")
            );
        }
    }

    [Theory]
    [InlineData("inet_interfaces = loopback-only", false)]
    [InlineData("inet_interfaces = 127.0.0.1, [::1]", false)]
    [InlineData("inet_interfaces = 127.0.0.1, 10.0.0.1", true)]
    [InlineData("inet_interfaces = $myhostname", true)]
    public void A_server_that_only_this_host_reaches_is_no_open_relay(string interfaces, bool isOpen) =>
        Assert.Equal(
            isOpen,
            RelayList("check_sender_access static:OK, reject").Main(interfaces).Analyze("PFX2001").Length > 0
        );

    [Fact]
    public void The_list_of_a_service_is_mended_there()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main(Level)
            .Inet(
                "submission",
                "smtpd",
                "smtpd_relay_restrictions = permit_mynetworks, check_helo_access static:OK, reject"
            );
        Finding finding = Assert.Single(mail.Analyze("PFX2001", besides: "PFX1014"));
        Assert.Equal("submission/inet smtpd_relay_restrictions", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "permit_mynetworks, reject_unauth_destination, check_helo_access static:OK, reject",
            FixOf(finding)
        );
    }

    [Fact]
    public void No_fix_is_offered_where_a_macro_brings_what_lets_strangers_pass() =>
        Assert.Empty(
            Assert
                .Single(RelayList("$lax").Main("lax = check_sender_access static:OK, reject").Analyze("PFX2001"))
                .Fixes
        );

    [Theory]
    [InlineData("smtpd_tls_CAfile = /etc/ssl/certs/ca-certificates.crt")]
    [InlineData("smtpd_tls_CAfile = /etc/pki/tls/certs/ca-bundle.crt")]
    [InlineData("smtpd_tls_CAfile = /etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem")]
    [InlineData("smtpd_tls_CAfile = $bundle", "bundle = /etc/ssl/cert.pem")]
    [InlineData("smtpd_tls_CApath = /etc/ssl/certs/")]
    [InlineData("tls_append_default_CA = yes")]
    public void A_certificate_of_a_public_authority_is_no_reason_to_let_it_relay(params string[] settings)
    {
        Finding finding = Assert.Single(
            Certificates("permit_mynetworks, permit_tls_all_clientcerts, reject_unauth_destination", settings)
                .Analyze("PFX2001", CertificateBesides)
        );
        Assert.StartsWith(
            "Anybody with a certificate of a public certificate authority (",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.Equal("permit_mynetworks, permit_tls_clientcerts, reject_unauth_destination", FixOf(finding));
    }

    [Theory]
    [InlineData("permit_tls_all_clientcerts", "smtpd_tls_CAfile = /etc/postfix/own-ca.pem")]
    [InlineData("permit_tls_all_clientcerts", "smtpd_tls_CApath = /etc/postfix/authorities")]
    [InlineData("permit_tls_all_clientcerts", "smtpd_tls_CAfile = /etc/ssl/certs/own-ca.pem")]
    [InlineData("permit_tls_clientcerts", "smtpd_tls_CApath = /etc/ssl/certs")]
    [InlineData("permit_tls_all_clientcerts", "smtpd_tls_CApath = /etc/ssl/certs", "smtpd_tls_ask_ccert = no")]
    [InlineData(
        "permit_tls_all_clientcerts",
        "smtpd_tls_CApath = /etc/ssl/certs",
        "smtpd_client_restrictions = permit_mynetworks, reject"
    )]
    public void A_certificate_of_an_authority_of_ones_own_is_one(string permit, params string[] settings) =>
        Assert.Empty(
            Certificates(permit + ", reject_unauth_destination", settings)
                .Analyze("PFX2001", CertificateBesides + " PFX2005 PFX4014")
        );

    private static Declared Certificates(string list, string[] settings) =>
        Declared
            .On("Debian12")
            .Main(Level, "smtpd_relay_restrictions = " + list, "smtpd_tls_security_level = may")
            .Main([
                .. settings.Any(s => s.StartsWith("smtpd_tls_ask", StringComparison.Ordinal))
                    ? Array.Empty<string>()
                    : ["smtpd_tls_ask_ccert = yes"],
                .. settings,
            ]);

    private static Declared RelayList(string list) =>
        Declared
            .On("Debian12")
            .Main(
                Level,
                "smtpd_restriction_classes = trusted, own",
                "trusted = permit",
                "own = permit_mynetworks",
                "smtpd_relay_restrictions = " + list
            );

    private static string FixOf(Finding finding) => Assert.Single(Assert.Single(finding.Fixes).Edits).Value;
}
