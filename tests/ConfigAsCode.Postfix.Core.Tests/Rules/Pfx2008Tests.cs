using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx2008Tests
{
    private const string Level = "compatibility_level = 3.6";
    private const string NoRelayList = "smtpd_relay_restrictions = ";
    private const string Recipient = "smtpd_recipient_restrictions = ";
    private const string Relay = "smtpd_relay_restrictions = ";
    private const string Besides = "PFX2007 PFX2016 PFX4010";

    [Fact]
    public void An_OK_for_a_sender_lets_anybody_relay_who_gives_that_address()
    {
        const string Table = "check_sender_access hash:/etc/postfix/senders";
        Declared mail = Declared
            .On("Debian12")
            .Main(Level, NoRelayList, Recipient + Table + ", permit_mynetworks, reject_unauth_destination");
        Finding finding = Assert.Single(mail.Analyze("PFX2008", Besides));
        Assert.Equal(RuleSeverity.Warning, finding.Severity);
        Assert.Equal("main.cf smtpd_recipient_restrictions", mail.PlaceOf(finding.Place));
        Assert.Equal(
            $"A row with OK at '{Table}' lets anybody who gives that name or address send mail to any domain through smtp/inet, as "
                + "smtpd_recipient_restrictions guards relaying and rejects other domains only behind it. Write reject_unauth_destination "
                + "before it, or the answer DUNNO in its rows",
            finding.Message
        );
    }

    [Theory]
    [InlineData(NoRelayList, Recipient + "check_client_access hash:/etc/postfix/clients, reject_unauth_destination")]
    [InlineData(NoRelayList, Recipient + "check_client_access inline:{192.0.2.7=OK}, reject_unauth_destination")]
    [InlineData(NoRelayList, Recipient + "CHECK_HELO_ACCESS hash:/etc/postfix/names, defer_unauth_destination")]
    [InlineData(
        "compatibility_level = 0",
        Recipient + "check_sender_access hash:/etc/postfix/senders, reject_unauth_destination"
    )]
    [InlineData(Relay + "permit_mynetworks, check_sender_access hash:/etc/postfix/senders, reject_unauth_destination")]
    [InlineData(Relay + "check_helo_access pcre:/etc/postfix/names, reject")]
    public void A_table_before_the_guard_can_permit_relaying(params string[] settings) =>
        Assert.Equal(
            RuleSeverity.Warning,
            Assert
                .Single(
                    Declared
                        .On("Debian12")
                        .Main([
                            .. settings.Any(s => s.StartsWith("compat", StringComparison.Ordinal))
                                ? []
                                : new[] { Level },
                            .. settings,
                        ])
                        .Analyze("PFX2008", Besides + " PFX4014 PFX4015")
                )
                .Severity
        );

    [Theory]
    [InlineData(NoRelayList, Recipient + "reject_unauth_destination, check_sender_access hash:/etc/postfix/senders")]
    [InlineData(
        NoRelayList,
        Recipient + "permit_auth_destination, reject, check_sender_access hash:/etc/postfix/senders"
    )]
    [InlineData(
        NoRelayList,
        Recipient + "check_recipient_access hash:/etc/postfix/recipients, reject_unauth_destination"
    )]
    [InlineData(NoRelayList, Recipient + "check_sender_access inline:{example.org=REJECT}, reject_unauth_destination")]
    [InlineData(NoRelayList, Recipient + "check_sender_mx_access hash:/etc/postfix/mx, reject_unauth_destination")]
    [InlineData(
        NoRelayList,
        "smtpd_client_restrictions = permit_mynetworks, reject",
        Recipient + "check_sender_access hash:/etc/postfix/senders, reject_unauth_destination"
    )]
    // That is what the relay list is for.
    [InlineData(Relay + "check_client_access hash:/etc/postfix/clients, reject_unauth_destination")]
    [InlineData(Recipient + "check_sender_access hash:/etc/postfix/senders, reject_unauth_destination")]
    [InlineData(
        NoRelayList,
        "inet_interfaces = loopback-only",
        Recipient + "check_sender_access hash:/etc/postfix/senders, reject_unauth_destination"
    )]
    // The open relay is the greater fault.
    [InlineData(NoRelayList, Recipient + "check_sender_access inline:{example.org=OK}, reject_unauth_destination")]
    public void Others_are_no_finding(params string[] settings) =>
        Assert.Empty(
            Declared.On("Debian12").Main([Level, .. settings]).Analyze("PFX2008", Besides + " PFX2001 PFX2005")
        );

    [Theory]
    [InlineData(true, "check_sender_access inline:{partner.example=OK}, reject_unknown_sender_domain")]
    [InlineData(
        true,
        "check_client_access inline:{192.0.2.7=OK}, reject_unauth_destination, reject_rbl_client bl.example.org"
    )]
    [InlineData(false, "check_sender_access inline:{partner.example=OK}, reject_unauth_destination")]
    [InlineData(false, "reject_unknown_sender_domain, check_sender_access inline:{partner.example=OK}")]
    [InlineData(false, "check_sender_access inline:{partner.example=DUNNO}, reject_unknown_sender_domain")]
    public void A_row_that_skips_checks_is_a_note(bool isFound, string list) =>
        Assert.Equal(
            isFound ? [RuleSeverity.Info] : [],
            Declared.On("Debian12").Main(Level, Recipient + list).Analyze("PFX2008", Besides).Select(f => f.Severity)
        );
}
