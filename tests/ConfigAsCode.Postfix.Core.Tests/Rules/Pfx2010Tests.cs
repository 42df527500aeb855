using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx2010Tests
{
    private const string OnlyLogins = "smtpd_relay_restrictions = permit_sasl_authenticated, reject";
    private const string Helo = "smtpd_helo_restrictions = reject_non_fqdn_helo_hostname, reject_unknown_helo_hostname";

    [Fact]
    public void Checks_of_HELO_that_a_submission_service_inherits_are_found_at_the_service()
    {
        Declared mail = Server(Helo).Inet("submission", "smtpd", OnlyLogins);
        Finding finding = Assert.Single(Analyze(mail));
        Assert.Equal("missing at submission/inet", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "submission/inet rejects people before their login counts, by reject_non_fqdn_helo_hostname and reject_unknown_helo_hostname in "
                + "smtpd_helo_restrictions of main.cf. Write at the service smtpd_helo_restrictions without a value",
            finding.Message
        );
        Assert.Equal(["smtpd_helo_restrictions = "], EditsOf(finding));
    }

    [Fact]
    public void A_submission_service_that_asks_nobody_for_a_login_is_found()
    {
        Finding finding = Assert.Single(Analyze(Server().Inet("587", "smtpd")));
        Assert.Equal(
            "587/inet takes mail to the domains of this host from anybody who does not log in. Write at the service "
                + "smtpd_client_restrictions = permit_sasl_authenticated, reject",
            finding.Message
        );
        Assert.Equal(["smtpd_client_restrictions = permit_sasl_authenticated, reject"], EditsOf(finding));
    }

    [Fact]
    public void Both_faults_are_one_finding()
    {
        Finding finding = Assert.Single(
            Analyze(
                Server(
                        Helo,
                        "smtpd_client_restrictions = permit_mynetworks, reject_rbl_client zen.spamhaus.org=127.0.0.[2..11]",
                        "smtpd_recipient_restrictions = reject_non_fqdn_recipient, reject_unknown_client_hostname"
                    )
                    .Inet("submission", "smtpd")
            )
        );
        Assert.Equal(
            [
                "smtpd_client_restrictions = permit_sasl_authenticated, reject",
                "smtpd_helo_restrictions = ",
                "smtpd_recipient_restrictions = reject_non_fqdn_recipient",
            ],
            EditsOf(finding)
        );
    }

    [Theory]
    [InlineData("smtpd_client_restrictions = reject_unknown_reverse_client_hostname")]
    [InlineData("smtpd_client_restrictions = Reject_Unknown_Client")]
    [InlineData("smtpd_client_restrictions = permit_mynetworks, reject_rbl_client dnsbl.example.org")]
    [InlineData("smtpd_helo_restrictions = reject_invalid_hostname")]
    [InlineData("smtpd_sender_restrictions = reject_rhsbl_reverse_client dbl.example.org")]
    [InlineData("smtpd_data_restrictions = reject_non_fqdn_helo_hostname")]
    [InlineData("smtpd_helo_restrictions = strict, permit_sasl_authenticated")]
    [InlineData(
        "smtpd_client_restrictions = permit_sasl_authenticated, reject_rbl_client dnsbl.example.org",
        "smtpd_delay_reject = no"
    )]
    [InlineData(
        "smtpd_helo_restrictions = permit_sasl_authenticated, reject_unknown_helo_hostname",
        "smtpd_delay_reject = no"
    )]
    public void They_reject_people(params string[] settings) =>
        Assert.Single(Analyze(Server(settings).Inet("submission", "smtpd", OnlyLogins)));

    [Theory]
    [InlineData("smtpd_client_restrictions = permit_sasl_authenticated, reject_rbl_client dnsbl.example.org")]
    [InlineData("smtpd_helo_restrictions = logins, reject_unknown_helo_hostname")]
    [InlineData("smtpd_helo_restrictions = warn_if_reject reject_unknown_helo_hostname")]
    [InlineData("smtpd_helo_restrictions = warn_if_reject strict")]
    [InlineData("smtpd_sender_restrictions = reject_unknown_sender_domain, reject_sender_login_mismatch")]
    [InlineData("smtpd_sender_restrictions = permit, reject_unknown_client_hostname")]
    [InlineData(
        "smtpd_sender_restrictions = permit_sasl_authenticated, reject_unknown_client_hostname",
        "smtpd_delay_reject = no"
    )]
    // It is never asked so early.
    [InlineData("smtpd_client_restrictions = reject_non_fqdn_helo_hostname", "smtpd_delay_reject = no")]
    [InlineData("smtpd_data_restrictions = reject_unauth_pipelining")]
    public void They_reject_nobody_who_logs_in(params string[] settings) =>
        Assert.Empty(Analyze(Server(settings).Inet("submission", "smtpd", OnlyLogins)));

    [Fact]
    public void A_service_with_lists_of_its_own_has_decided() =>
        Assert.Empty(
            Analyze(
                Server(Helo)
                    .Inet("submission", "smtpd", OnlyLogins, "smtpd_helo_restrictions = ")
                    .Inet("465", "smtpd", OnlyLogins, "smtpd_tls_wrappermode = yes", Helo)
            )
        );

    [Theory]
    [InlineData("2525", OnlyLogins)]
    [InlineData("127.0.0.1:587", OnlyLogins)]
    [InlineData("submission", "smtpd_sasl_auth_enable = no")]
    public void Other_services_are_not_judged(string name, string setting) =>
        Assert.Empty(Analyze(Server(Helo).Inet(name, "smtpd", setting)));

    [Fact]
    public void Port_465_is_submission_too() =>
        Assert.Equal(
            ["smtps/inet"],
            Assert
                .Single(Analyze(Server(Helo).Inet("smtps", "smtpd", OnlyLogins, "smtpd_tls_wrappermode = yes")))
                .Services
        );

    [Fact]
    public void Where_the_list_of_clients_is_asked_before_the_login_the_relay_list_guards() =>
        Assert.Equal(
            ["smtpd_relay_restrictions = permit_sasl_authenticated, reject"],
            EditsOf(Assert.Single(Analyze(Server("smtpd_delay_reject = no").Inet("submission", "smtpd"))))
        );

    [Fact]
    public void A_class_with_such_a_check_gives_way_to_logins_alone() =>
        Assert.Equal(
            ["smtpd_sender_restrictions = permit_sasl_authenticated, reject"],
            EditsOf(
                Assert.Single(
                    Analyze(
                        Server("smtpd_sender_restrictions = strict, reject_unknown_sender_domain")
                            .Inet("submission", "smtpd", OnlyLogins)
                    )
                )
            )
        );

    private static string[] EditsOf(Finding finding) =>
        [.. Assert.Single(finding.Fixes).Edits.Select(e => $"{e.Parameter} = {e.Value}")];

    private static Finding[] Analyze(Declared mail) => [.. mail.AnalyzeAll().Where(f => f.Rule.Id == "PFX2010")];

    private static Declared Server(params string[] settings) =>
        Declared
            .On("Debian12")
            .Main([
                "compatibility_level = 3.6",
                "smtpd_sasl_auth_enable = yes",
                "smtpd_tls_security_level = may",
                "smtpd_tls_auth_only = yes",
                "smtpd_tls_cert_file = /etc/ssl/mail.pem",
                "smtpd_restriction_classes = strict, logins",
                "strict = reject_non_fqdn_helo_hostname",
                "logins = permit_sasl_authenticated",
                .. settings,
            ]);

    [Theory]
    [InlineData("smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject", true)]
    [InlineData("smtpd_client_restrictions = permit_mynetworks, reject", false)]
    public void A_list_for_people_who_log_in_shows_what_the_service_is_for(string own, bool isReported) =>
        Assert.Equal(
            isReported,
            Array.Exists(
                Declared.On("Debian12").Main(Helo).Inet("submission", "smtpd", own).AnalyzeAll(),
                f => f.Rule.Id == "PFX2010"
            )
        );
}
