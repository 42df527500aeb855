using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx2014Tests
{
    private const string Level = "compatibility_level = 3.6";
    private const string Domains = "mydestination = example.org, localhost";
    private const string OnlyLogins = "smtpd_client_restrictions = permit_sasl_authenticated, reject";
    private const string Besides = "PFX3004 PFX1001 PFX1002 PFX1008 PFX1013 PFX1014 PFX1016 PFX7005";

    /// <summary>Seen on 3.7.11: 554 Client host rejected to everybody, logged as postfix/submission/smtpd.</summary>
    [Fact]
    public void The_options_of_a_submission_service_that_is_a_comment_close_port_25()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main(Level, "myhostname = mail.example.org", "mydestination = $myhostname, localhost")
            .Inet("smtp", "smtpd", "syslog_name = postfix/submission", OnlyLogins);
        // PFX3004, that nobody can log in there, is the lesser fault.
        Finding finding = Assert.Single(mail.Analyze("PFX2014", "PFX1008"));
        Assert.Equal("smtp/inet smtpd_client_restrictions", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "smtp/inet rejects the mail of all other servers, so that nothing comes in for mail.example.org: "
                + "smtpd_client_restrictions permits only clients that log in, and it logs as postfix/submission, as if the options of a "
                + "submission service continued its line. Set it for the submission service alone, and not for port 25",
            finding.Message
        );
        Assert.Empty(finding.Fixes);
    }

    [Theory]
    [InlineData(Domains, OnlyLogins)]
    [InlineData(Domains, "smtpd_relay_restrictions = PERMIT_SASL_AUTHENTICATED reject", "smtpd_sasl_auth_enable = yes")]
    [InlineData(Domains, "smtpd_recipient_restrictions = permit_mynetworks, permit_sasl_authenticated, reject")]
    [InlineData(Domains, "smtpd_data_restrictions = permit_sasl_authenticated, reject", "smtpd_sasl_auth_enable = yes")]
    [InlineData(
        Domains,
        "smtpd_sender_restrictions = users",
        "smtpd_restriction_classes = users",
        "users = permit_sasl_authenticated, reject"
    )]
    [InlineData("mydestination = ", "virtual_mailbox_domains = hash:/etc/postfix/domains", OnlyLogins)]
    [InlineData("mydestination = ", "relay_domains = example.org", OnlyLogins)]
    [InlineData("inet_interfaces = 192.0.2.7", Domains, OnlyLogins)]
    public void A_list_of_main_cf_closes_it_too(params string[] settings) =>
        Assert.Single(
            Declared.On("Debian12").Main([Level, "mynetworks = 127.0.0.0/8", .. settings]).Analyze("PFX2014", Besides)
        );

    [Theory]
    // It only sends.
    [InlineData("mydestination = ", OnlyLogins)]
    [InlineData("mydestination = localhost, localhost.$mydomain", OnlyLogins)]
    [InlineData(OnlyLogins)]
    [InlineData(
        "mydestination = $myhostname, localhost",
        "smtpd_client_restrictions = permit_mynetworks, permit_sasl_authenticated, reject"
    )]
    [InlineData(
        "mydestination = $myhostname, localhost",
        "virtual_alias_maps = hash:/etc/postfix/virtual",
        "smtpd_client_restrictions = permit_mynetworks, permit_sasl_authenticated, reject"
    )]
    [InlineData(
        "mydestination = ",
        "relay_domains = *",
        "smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject"
    )]
    // Nobody is asked for a login.
    [InlineData(Domains, "smtpd_client_restrictions = permit_mynetworks, reject")]
    [InlineData(
        Domains,
        "smtpd_client_restrictions = check_client_access hash:/etc/postfix/gateways, permit_sasl_authenticated, reject"
    )]
    [InlineData(Domains, "smtpd_client_restrictions = permit_sasl_authenticated, reject_unknown_client_hostname")]
    [InlineData(Domains, "smtpd_helo_restrictions = permit_sasl_authenticated, reject")]
    [InlineData(Domains, "inet_interfaces = loopback-only", OnlyLogins)]
    [InlineData(Domains, "inet_interfaces = 10.0.0.7", OnlyLogins)]
    public void A_server_that_serves_others_on_purpose_is_no_finding(params string[] settings) =>
        Assert.Empty(
            Declared.On("Debian12").Main([Level, "mynetworks = 127.0.0.0/8", .. settings]).Analyze("PFX2014", Besides)
        );

    [Theory]
    [InlineData("submission")]
    [InlineData("587")]
    [InlineData("465")]
    [InlineData("10025")]
    [InlineData("127.0.0.1:smtp")]
    public void Another_port_is_for_users(string name) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main(Level, Domains)
                .Without("smtp/inet")
                .Inet(name, "smtpd", "smtpd_sasl_auth_enable = yes", "smtpd_tls_security_level = encrypt", OnlyLogins)
                .Analyze("PFX2014", Besides + " PFX1005 PFX1015")
        );

    [Fact]
    public void Behind_postscreen_it_is_the_server_that_is_closed()
    {
        Declared Mail(string on) =>
            Declared
                .On("Debian12")
                .Main(Level, Domains)
                .Inet(on, "postscreen")
                .Pass("smtpd", "smtpd", "smtpd_sasl_auth_enable = yes", OnlyLogins);
        Assert.Equal(["smtpd/pass"], Assert.Single(Mail("smtp").Analyze("PFX2014", Besides)).Services);
    }

    [Fact]
    public void One_of_two_addresses_may_be_for_users() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main(Level, Domains)
                .Without("smtp/inet")
                .Inet("192.0.2.7:25", "smtpd")
                .Inet("192.0.2.8:25", "smtpd", "smtpd_sasl_auth_enable = yes", OnlyLogins)
                .Analyze("PFX2014", Besides)
        );
}
