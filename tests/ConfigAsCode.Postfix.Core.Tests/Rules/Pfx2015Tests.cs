using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx2015Tests
{
    private const string Level = "compatibility_level = 3.6";

    // Logins without TLS.
    private const string Plain = "PFX1014";
    private const string Guarded =
        "smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination";

    private static readonly string[] Others =
    [
        "mydestination = example.org",
        "mynetworks = 127.0.0.0/8 [::1]/128 192.0.2.0/24",
        "virtual_mailbox_domains = shop.example.org",
        "virtual_mailbox_maps = inline:{orders@shop.example.org=x}",
        "virtual_transport = lmtp:unix:private/store",
        "local_recipient_maps = inline:{root=x}",
    ];

    [Theory]
    [InlineData("Stranger", "OtherDomains", "Refused")]
    [InlineData("Stranger", "OtherDomains", "Rejected")]
    [InlineData("Stranger", "x@elsewhere.example", "Rejected")]
    [InlineData("Stranger", "VirtualMailboxDomains", "Accepted")]
    [InlineData("Stranger", "LocalDomains", "Accepted")]
    [InlineData("Stranger", "orders@shop.example.org", "Accepted")]
    [InlineData("Stranger", "nobody@shop.example.org", "Rejected")]
    [InlineData("Stranger", "root@example.org", "Accepted")]
    [InlineData("OwnNetwork", "OtherDomains", "Accepted")]
    [InlineData("ThisHost", "OtherDomains", "Accepted")]
    [InlineData("WithTrustedCertificate", "OtherDomains", "Refused")]
    public void An_expectation_holds(string client, string to, string outcome)
    {
        Assert.Empty(Server(Guarded).Expect(client, to, outcome).Analyze("PFX2015"));
        string other = outcome == "Accepted" ? "Refused" : "Accepted";
        Assert.Equal(
            RuleSeverity.Error,
            Assert.Single(Server(Guarded).Expect(client, to, other).Analyze("PFX2015")).Severity
        );
    }

    [Fact]
    public void One_that_does_not_hold_is_told_with_the_way()
    {
        Declared mail = Server("smtpd_relay_restrictions = check_sender_access static:OK, reject_unauth_destination")
            .Expect("Stranger", "OtherDomains", "Refused");
        Finding finding = Assert.Single(mail.Analyze("PFX2015", besides: "PFX2001"));
        Assert.Equal("the expectation", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "smtp/inet: mail of a stranger to other domains is accepted, not refused: smtpd_relay_restrictions has "
                + "'check_sender_access static:OK' (row '* OK'); nothing in smtpd_recipient_restrictions acts",
            finding.Message
        );
    }

    [Fact]
    public void A_rejection_is_told_by_what_rejects()
    {
        Assert.Equal(
            "smtp/inet: mail of a stranger to orders@shop.example.org is rejected (5xx), not accepted: smtpd_client_restrictions has "
                + "'reject'",
            Message("smtpd_client_restrictions = permit_mynetworks, reject", "orders@shop.example.org")
        );
        Assert.Equal(
            "smtp/inet: mail of a stranger to nobody@shop.example.org is rejected (5xx), not accepted: smtpd_reject_unlisted_recipient",
            Message(Guarded, "nobody@shop.example.org")
        );
        Assert.Equal(
            "smtp/inet: mail of a stranger to orders@shop.example.org is deferred (4xx), not accepted: smtpd_sender_restrictions has "
                + "'check_sender_access inline:{{stranger.invalid = 450 later}}' (row 'stranger.invalid 450 later')",
            Message(
                "smtpd_sender_restrictions = check_sender_access inline:{{stranger.invalid = 450 later}}",
                "orders@shop.example.org"
            )
        );

        static string Message(string setting, string to) =>
            Assert.Single(Server(setting).Expect("Stranger", to, "Accepted").Analyze("PFX2015")).Message;
    }

    [Theory]
    [InlineData("check_policy_service inet:127.0.0.1:10023")]
    [InlineData("reject_rbl_client zen.spamhaus.org=127.0.0.[2..11]")]
    [InlineData("check_sender_access hash:/etc/postfix/senders")]
    [InlineData("check_client_access pcre:{{/(?=a)b/ REJECT}}")]
    public void What_something_outside_decides_is_a_note(string restriction)
    {
        Finding finding = Assert.Single(
            Server(Guarded, "smtpd_recipient_restrictions = " + restriction)
                .Expect("Stranger", "LocalDomains", "Accepted")
                .Analyze("PFX2015", besides: "PFX4010")
        );
        Assert.Equal(RuleSeverity.Info, finding.Severity);
        Assert.EndsWith("is decided by " + restriction, finding.Message, StringComparison.Ordinal);
        // The relay list has decided it before.
        Assert.Empty(
            Server(Guarded, "smtpd_recipient_restrictions = " + restriction)
                .Expect("Stranger", "OtherDomains", "Refused")
                .Analyze("PFX2015", besides: "PFX4010")
        );
    }

    [Fact]
    public void A_login_is_asked_for_where_clients_can_log_in()
    {
        Declared mail = Server(Guarded).Inet("submission", "smtpd", "smtpd_sasl_auth_enable = yes");
        Assert.Empty(mail.Expect("LoggedIn", "OtherDomains", "Accepted").Analyze("PFX2015", besides: Plain));
        Assert.Contains(
            "Set smtpd_sasl_auth_enable",
            Assert.Single(Server(Guarded).Expect("LoggedIn", "OtherDomains", "Accepted").Analyze("PFX2015")).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "submission/inet: mail of a client that logs in to other domains is accepted",
            Assert
                .Single(mail.Expect("LoggedIn", "OtherDomains", "Rejected").Analyze("PFX2015", besides: Plain))
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_address_of_another_is_refused_where_the_owner_is_asked()
    {
        string[] settings =
        [
            "smtpd_sasl_auth_enable = yes",
            "smtpd_sender_login_maps = inline:{boss@example.org=boss}",
        ];
        const string Asks =
            "smtpd_sender_restrictions = reject_authenticated_sender_login_mismatch, permit_sasl_authenticated";
        const string AsksTooLate =
            "smtpd_sender_restrictions = permit_sasl_authenticated, reject_authenticated_sender_login_mismatch";
        Assert.Empty(Of(Asks, "alice", "Rejected"));
        Assert.Empty(Of(Asks, "boss", "Accepted"));
        Assert.Single(Of(AsksTooLate, "alice", "Rejected"));

        IEnumerable<Finding> Of(string list, string login, string outcome) =>
            Server([Guarded, list, .. settings])
                .Expect("LoggedIn", "x@elsewhere.example", outcome, from: "boss@example.org", login: login)
                .Analyze("PFX2015", besides: Plain + " PFX2005");
    }

    [Fact]
    public void A_service_that_is_no_server_and_a_recipient_that_is_no_address_are_told()
    {
        Assert.Contains(
            "'shop' is not an address",
            Assert.Single(Server(Guarded).Expect("Stranger", "shop", "Accepted").Analyze("PFX2015")).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "mx is not an SMTP server of this instance",
            Assert
                .Single(Server(Guarded).Expect("Stranger", "OtherDomains", "Refused", service: "mx").Analyze("PFX2015"))
                .Message,
            StringComparison.Ordinal
        );
    }

    private static Declared Server(params string[] settings) =>
        Declared.On("Debian12").Main([Level, .. Others, .. settings]);
}
