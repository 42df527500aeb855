using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx2007Tests
{
    private const string Level = "compatibility_level = 3.6";
    private const string NoRelayList = "smtpd_relay_restrictions = ";
    private const string Recipient =
        "smtpd_recipient_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination";

    [Fact]
    public void An_emptied_relay_list_leaves_the_guard_to_the_recipient_list()
    {
        Declared mail = Declared.On("Debian12").Main(Level, NoRelayList, Recipient);
        Finding finding = Assert.Single(mail.Analyze("PFX2007", "PFX3004"));
        Assert.Equal(RuleSeverity.Warning, finding.Severity);
        Assert.Equal("main.cf smtpd_relay_restrictions", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "smtpd_recipient_restrictions alone decides who relays through smtp/inet: smtpd_relay_restrictions is empty, and a permit that is "
                + "written for a spam check lets its clients relay. Write smtpd_relay_restrictions = permit_mynetworks, "
                + "permit_sasl_authenticated, reject_unauth_destination",
            finding.Message
        );
        Assert.Equal(
            new Edit(
                EditKind.Set,
                "smtpd_relay_restrictions",
                "permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination"
            ),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Fact]
    public void A_level_may_empty_it_too()
    {
        Declared mail = Declared.On("Debian12").Main("compatibility_level = 0", Recipient);
        Finding finding = Assert.Single(mail.Analyze("PFX2007", "PFX3004 PFX4014 PFX4015"));
        Assert.Equal(RuleSeverity.Warning, finding.Severity);
        Assert.Equal("missing at main.cf smtpd_recipient_restrictions", mail.PlaceOf(finding.Place));
        Assert.Empty(Declared.On("Debian12").Main(Recipient).Analyze("PFX2007", "PFX3004"));
    }

    [Theory]
    [InlineData(Recipient)]
    [InlineData(Recipient, "smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination")]
    // For its clients alone.
    [InlineData(NoRelayList, "smtpd_recipient_restrictions = permit_mynetworks, reject")]
    [InlineData(NoRelayList, "inet_interfaces = loopback-only", Recipient)]
    // It does not start.
    [InlineData(NoRelayList)]
    // The open relay is the greater fault.
    [InlineData(NoRelayList, "smtpd_recipient_restrictions = check_sender_access static:OK, reject_unauth_destination")]
    public void Other_lists_are_no_finding(params string[] settings) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main([Level, .. settings])
                .Analyze("PFX2007", "PFX2001 PFX2005 PFX2006 PFX2016 PFX3004 PFX4014")
        );

    [Fact]
    public void A_service_may_empty_it_too()
    {
        Declared mail = Declared.On("Debian12").Main(Level, Recipient).Inet("2525", "smtpd", NoRelayList);
        Finding finding = Assert.Single(mail.Analyze("PFX2007", "PFX3004"));
        Assert.Equal("2525/inet smtpd_relay_restrictions", mail.PlaceOf(finding.Place));
        Assert.Equal(["2525/inet"], finding.Services);
    }
}
