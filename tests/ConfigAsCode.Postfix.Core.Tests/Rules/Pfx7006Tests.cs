using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx7006Tests
{
    private const string Others =
        "PFX1001 PFX1002 PFX1004 PFX1005 PFX1008 PFX1013 PFX2005 PFX2009 PFX2011 PFX2012 PFX2014 PFX4010 PFX4012 PFX7001 PFX7003 PFX7005";

    private const string Agent = "virtual_transport = lmtp:unix:private/store";

    private static Declared Mail(params string[] settings) =>
        Declared
            .On("Debian12")
            .Main(
                "myhostname = mail.example.org",
                "mydestination = $myhostname, localhost",
                "mynetworks = 127.0.0.0/8 [::1]/128"
            )
            .Main(settings)
            .Inet("smtp", "smtpd");

    [Theory]
    [InlineData("local_recipient_maps = ", "main.cf local_recipient_maps", "warning")]
    [InlineData("local_recipient_maps = static:ok", "main.cf local_recipient_maps", "warning")]
    [InlineData("smtpd_reject_unlisted_recipient = no", "main.cf smtpd_reject_unlisted_recipient", "warning")]
    [InlineData(
        "virtual_mailbox_domains = a.example\n" + Agent,
        "missing at main.cf virtual_mailbox_domains",
        "warning"
    )]
    [InlineData(
        "virtual_mailbox_domains = a.example\nvirtual_mailbox_maps = \n" + Agent,
        "main.cf virtual_mailbox_maps",
        "warning"
    )]
    [InlineData(
        "virtual_mailbox_domains = hash:/srv/domains\n" + Agent,
        "missing at main.cf virtual_mailbox_domains",
        "warning"
    )]
    [InlineData("relay_domains = a.example", "missing at main.cf relay_domains", "info")]
    [InlineData("relay_domains = $mydestination, a.example", "missing at main.cf relay_domains", "info")]
    [InlineData(
        "mailbox_transport = lmtp:unix:private/store\nlocal_recipient_maps = ",
        "main.cf local_recipient_maps",
        "warning"
    )]
    public void A_public_server_that_takes_mail_for_nobody_is_reported(string settings, string place, string severity)
    {
        Declared mail = Mail(settings.Split('\n'));
        Finding finding = Assert.Single(mail.AnalyzeAll(), f => f.Rule.Id == "PFX7006");
        Assert.Equal(place, mail.PlaceOf(finding.Place));
        Assert.Equal(severity, finding.Severity.ToString(), ignoreCase: true);
    }

    [Theory]
    [InlineData("mydomain = example.org")]
    [InlineData("local_recipient_maps = hash:/srv/users")]
    // The documented way to give mail for unknown users to somebody.
    [InlineData("local_recipient_maps = \nluser_relay = postmaster@example.net")]
    [InlineData("local_recipient_maps = \nlocal_transport = error:no mail is kept here")]
    [InlineData("local_recipient_maps = \nmydestination = ")]
    [InlineData("local_recipient_maps = \nsmtpd_recipient_restrictions = reject_unverified_recipient")]
    [InlineData("smtpd_reject_unlisted_recipient = no\nsmtpd_recipient_restrictions = reject_unlisted_recipient")]
    [InlineData("smtpd_reject_unlisted_recipient = no\nsmtpd_recipient_restrictions = reject_unverified_recipient")]
    [InlineData("virtual_mailbox_domains = a.example\nvirtual_mailbox_maps = hash:/srv/m\n" + Agent)]
    [InlineData(
        "virtual_mailbox_domains = a.example\nsmtpd_recipient_restrictions = reject_unverified_recipient\n" + Agent
    )]
    [InlineData("virtual_mailbox_domains = a.example\nvirtual_transport = discard:")]
    [InlineData(
        "virtual_mailbox_domains = a.example\nvirtual_alias_maps = inline:{{@a.example=all@mail.example.org}}\n" + Agent
    )]
    [InlineData("relay_domains = a.example\nrelay_recipient_maps = hash:/srv/r")]
    [InlineData("relay_domains = a.example\nsmtpd_recipient_restrictions = reject_unverified_recipient")]
    [InlineData("relay_domains = $mydestination")]
    // Nobody beside this host brings mail.
    [InlineData("local_recipient_maps = \ninet_interfaces = loopback-only")]
    [InlineData("local_recipient_maps = \nsmtpd_relay_restrictions = permit_mynetworks, reject")]
    public void A_server_that_knows_its_addresses_or_is_not_public_is_right(string settings) =>
        Assert.DoesNotContain(Mail(settings.Split('\n')).AnalyzeAll(), f => f.Rule.Id == "PFX7006");

    /// <summary>Behind a filter the addresses are known already.</summary>
    [Fact]
    public void The_port_behind_a_filter_is_right() =>
        Assert.DoesNotContain(
            Mail()
                .Inet("127.0.0.1:10025", "smtpd", "local_recipient_maps = ", "smtpd_reject_unlisted_recipient = no")
                .AnalyzeAll(),
            f => f.Rule.Id == "PFX7006"
        );

    [Fact]
    public void A_server_behind_postscreen_is_public() =>
        Assert.Contains(
            Declared
                .On("Debian12")
                .Main("myhostname = mail.example.org", "mydestination = $myhostname", "local_recipient_maps = ")
                .Inet("smtp", "postscreen")
                .Pass("smtpd", "smtpd")
                .AnalyzeAll(),
            f => f.Rule.Id == "PFX7006" && f.Services.Contains("smtpd/pass")
        );

    [Fact]
    public void The_message_says_what_is_returned() =>
        Assert.Equal(
            "smtp/inet takes mail for every address of mydestination, since local_recipient_maps is empty: what nobody has is returned to its sender "
                + "later, who is mostly forged. Name the tables of the addresses in local_recipient_maps",
            Assert.Single(Mail("local_recipient_maps = ").Analyze("PFX7006", Others)).Message
        );
}
