using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx7009Tests
{
    [Theory]
    [InlineData("localhost", true)]
    [InlineData("mailhost", true)]
    [InlineData("mail.LOCAL", true)]
    [InlineData("mail.lan", true)]
    [InlineData("localhost.localdomain", true)]
    [InlineData("mail.office.internal", true)]
    [InlineData("mail.home.arpa", true)]
    [InlineData("mail.example.org", false)]
    [InlineData("local.example.org", false)]
    [InlineData("mail.arpa", false)]
    [InlineData("mail.test", false)]
    public void A_name_that_only_this_network_knows_is_warned_of(string name, bool isFound)
    {
        Declared mail = Declared.On("Debian12").Main("myhostname = " + name);
        string[] places = mail.PlacesOf("PFX7009");
        Assert.Equal(isFound ? ["main.cf myhostname"] : [], places);
    }

    [Fact]
    public void The_message_names_who_greets_whom()
    {
        Finding finding = Assert.Single(Declared.On("Debian12").Main("myhostname = localhost").Analyze("PFX7009"));
        Assert.Equal(RuleSeverity.Warning, finding.Severity);
        Assert.Equal(
            "smtp/unix greets the servers of all domains as 'localhost', which is not a name of the public DNS: many of them reject the mail. "
                + "Write the name that DNS has for this host, or set smtp_helo_name to it",
            finding.Message
        );
    }

    [Fact]
    public void The_name_in_HELO_decides_and_its_service_may_have_its_own()
    {
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("myhostname = localhost", "smtp_helo_name = mail.example.org")
                .Analyze("PFX7009")
        );
        Assert.Equal(
            ["main.cf smtp_helo_name"],
            Declared.On("Debian12").Main("myhostname = mail.example.org", "smtp_helo_name = mail").PlacesOf("PFX7009")
        );
        Assert.Equal(
            ["smtp/unix smtp_helo_name"],
            Declared
                .On("Debian12")
                .Main("myhostname = mail.example.org")
                .Unix("smtp", "smtp", "smtp_helo_name = mail")
                .PlacesOf("PFX7009")
        );
    }

    /// <summary>A relay host knows its clients; and a host that only the host itself names may have any name.</summary>
    [Theory]
    [InlineData("relayhost = [mx.example.net]")]
    [InlineData("relayhost = $my_relay")]
    [InlineData("default_transport = smtp:[mx.example.net]")]
    [InlineData("default_transport = error:no mail leaves this host")]
    [InlineData("smtp_helo_name = [192.0.2.1]")]
    [InlineData("smtp_helo_name = mail.")]
    public void Where_no_mail_goes_to_the_servers_of_its_domains_the_name_is_free(string setting) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("my_relay = [mx.example.net]", "myhostname = localhost", setting)
                .Analyze("PFX7009", besides: "PFX4001")
        );

    [Fact]
    public void The_name_of_the_host_itself_is_not_known() =>
        Assert.Empty(Declared.On("Debian12").Main("mydomain = lan").Analyze("PFX7009"));
}
