namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx7005Tests
{
    private const string Others = "PFX7003 PFX7006 PFX4010 PFX4012 PFX7001";

    private const string Base = "virtual_mailbox_base = /srv/mail";
    private const string Users = "virtual_uid_maps = static:5000";
    private const string Groups = "virtual_gid_maps = static:5000";

    private static Declared Mail(params string[] settings) =>
        Declared
            .On("Debian12")
            .Main("myhostname = mail.example.org", "mydestination = $myhostname, localhost")
            .Main(settings);

    [Theory]
    [InlineData("virtual_mailbox_domains = example.org", "missing at main.cf virtual_mailbox_domains")]
    [InlineData("virtual_mailbox_domains = hash:/srv/domains", "missing at main.cf virtual_mailbox_domains")]
    [InlineData(
        "virtual_mailbox_domains = example.org\nvirtual_transport = virtual",
        "missing at main.cf virtual_transport"
    )]
    [InlineData("virtual_mailbox_domains = example.org\n" + Base + "\nvirtual_uid_maps =", "main.cf virtual_uid_maps")]
    [InlineData("local_transport = virtual", "missing at main.cf local_transport")]
    [InlineData("mailbox_transport = virtual", "missing at main.cf mailbox_transport")]
    [InlineData("virtual_mailbox_domains = example.org\n" + Base, "missing at main.cf virtual_mailbox_domains")]
    [InlineData(
        "virtual_mailbox_domains = example.org\n" + Base + "\n" + Users,
        "missing at main.cf virtual_mailbox_domains"
    )]
    [InlineData(
        "virtual_mailbox_domains = example.org\n" + Base + "\n" + Groups,
        "missing at main.cf virtual_mailbox_domains"
    )]
    public void An_agent_that_gets_mail_and_lacks_a_setting_is_an_error(string settings, string place) =>
        Assert.Equal([place], Mail(Lines(settings)).PlacesOf("PFX7005", Others));

    [Theory]
    [InlineData("mydomain = example.org")]
    [InlineData("virtual_mailbox_domains = example.org\nvirtual_transport = lmtp:unix:private/store")]
    [InlineData("virtual_mailbox_domains = example.org\n" + Base + "\n" + Users + "\n" + Groups)]
    [InlineData(
        "virtual_mailbox_domains = example.org\ntransport_maps = inline:{{example.org=lmtp:unix:private/store}}"
    )]
    [InlineData("virtual_mailbox_domains = example.org\ntransport_maps = inline:{{*=smtp:[mx.example.net]}}")]
    // A table of the host may send the mail elsewhere.
    [InlineData("virtual_mailbox_domains = example.org\ntransport_maps = hash:/srv/routes")]
    public void An_agent_without_mail_or_with_all_that_it_needs_is_right(string settings) =>
        Assert.Empty(Mail(Lines(settings)).Analyze("PFX7005", Others));

    [Fact]
    public void What_the_service_sets_itself_counts() =>
        Assert.Empty(
            Mail("virtual_mailbox_domains = example.org")
                .Without("virtual/unix")
                .Entry("virtual unix . n n . . virtual", Base, Users, Groups)
                .Analyze("PFX7005", Others)
        );

    [Theory]
    [InlineData("virtual:", true)]
    [InlineData("lmtp:unix:private/store", false)]
    public void A_row_of_transport_maps_sends_mail_there(string transport, bool isFound)
    {
        Declared mail = Mail("transport_maps = hash:$config_directory/routes")
            .Table("routes", "hash", ("example.net", transport));
        Assert.Equal(isFound ? ["the row example.net"] : [], mail.PlacesOf("PFX7005", Others));
    }

    [Fact]
    public void The_message_says_what_stops_and_what_is_missing() =>
        Assert.Equal(
            "virtual/unix stops (\"bad string length 0 < 1: virtual_mailbox_base\"), and the mail stays in the queue: mail for virtual_mailbox_domains "
                + "goes to it by default, and virtual_mailbox_base, virtual_uid_maps and virtual_gid_maps are empty. Set virtual_mailbox_base, "
                + "virtual_uid_maps and virtual_gid_maps, or set virtual_transport to the transport in use",
            Assert.Single(Mail("virtual_mailbox_domains = example.org").Analyze("PFX7005", Others)).Message
        );

    private static string[] Lines(string settings) =>
        [.. settings.Split('\n').Select(s => s.EndsWith('=') ? s + " " : s)];
}
