using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx7003Tests
{
    private const string Others =
        "PFX1008 PFX1001 PFX1002 PFX1005 PFX1013 PFX2011 PFX3003 PFX7007 PFX7009 PFX4010 PFX4011 PFX7006";

    private static Declared Mail(params string[] settings) =>
        Declared
            .On("Debian12")
            .Main("myhostname = mail.example.org", "mydomain = example.org", "mydestination = $myhostname, localhost")
            .Main(settings);

    [Theory]
    [InlineData("relayhost = [$myhostname]:25")]
    [InlineData("relayhost = [mail.example.org]")]
    [InlineData("relayhost = [MAIL.example.org]")]
    [InlineData("relayhost = mail.example.org:25")]
    [InlineData("relayhost = [127.0.0.1]")]
    [InlineData("relayhost = [::1]:25")]
    [InlineData("relayhost = [localhost]")]
    [InlineData("default_transport = smtp:[127.0.0.1]")]
    [InlineData("relay_domains = example.net", "relay_transport = relay:[mail.example.org]")]
    [InlineData("inet_interfaces = 192.0.2.1", "relayhost = [192.0.2.1]")]
    [InlineData("proxy_interfaces = 192.0.2.9", "relayhost = [192.0.2.9]:smtp")]
    [InlineData("content_filter = smtp:[127.0.0.1]:25")]
    public void A_next_hop_at_port_25_that_is_this_host_is_an_error(params string[] settings)
    {
        string parameter = settings[^1].Split(' ')[0];
        Declared mail = Mail(settings);
        Finding finding = Assert.Single(mail.Analyze("PFX7003", Others));
        Assert.Equal("main.cf " + parameter, mail.PlaceOf(finding.Place));
        Assert.Equal(RuleSeverity.Error, finding.Severity);
    }

    [Theory]
    [InlineData("relayhost = [mx.example.net]")]
    [InlineData("relayhost = $mydomain")]
    // Another program of this host, or another Postfix.
    [InlineData("relayhost = [127.0.0.1]:10025")]
    [InlineData("relayhost = [mail.example.org]:2525")]
    [InlineData("inet_interfaces = 192.0.2.1", "relayhost = [127.0.0.1]")]
    [InlineData("inet_interfaces = 192.0.2.1", "relayhost = [192.0.2.2]")]
    [InlineData("relayhost = [mx.mail.example.org]")]
    [InlineData(
        "virtual_mailbox_domains = a.example",
        "virtual_transport = lmtp:[127.0.0.1]:24",
        "virtual_mailbox_maps = hash:/srv/m"
    )]
    [InlineData("content_filter = smtp:[127.0.0.1]:10024")]
    public void Another_host_or_program_is_right(params string[] settings) =>
        Assert.Empty(Mail(settings).Analyze("PFX7003", Others));

    /// <summary>An after-queue filter returns the mail to a port that has no filter.</summary>
    [Fact]
    public void The_port_behind_a_filter_is_right() =>
        Assert.Empty(
            Mail("content_filter = smtp:[127.0.0.1]:10026")
                .Inet("127.0.0.1:10025", "smtpd", "content_filter = ")
                .Analyze("PFX7003", Others)
        );

    [Theory]
    [InlineData("relayhost = [127.0.0.1]:10025", "", true)]
    [InlineData("relayhost = [localhost]:10025", "", true)]
    [InlineData("relayhost = [127.0.0.2]:10025", "", false)]
    [InlineData("relayhost = [127.0.0.1]:10025", "smtpd_proxy_filter = 127.0.0.1:10030", false)]
    [InlineData("relayhost = [127.0.0.1]:10025", "content_filter = smtp:[127.0.0.1]:10030", false)]
    [InlineData("relayhost = [127.0.0.1]:10025", "cleanup_service_name = other", false)]
    [InlineData("content_filter = smtp:[127.0.0.1]:10025", "", true)]
    [InlineData("content_filter = smtp:[127.0.0.1]:10025", "content_filter = ", false)]
    public void A_port_of_this_Postfix_takes_the_mail_again(string route, string own, bool isFound)
    {
        Declared mail = Mail(route).Inet("127.0.0.1:10025", "smtpd", own.Length == 0 ? [] : [own]);
        Assert.Equal(isFound ? ["main.cf " + route.Split(' ')[0]] : [], mail.PlacesOf("PFX7003", Others));
    }

    [Theory]
    [InlineData("transport_maps", "example.net", "smtp:[127.0.0.1]", true)]
    [InlineData("transport_maps", "example.net", ":[mail.example.org]", true)]
    [InlineData("transport_maps", "*", "smtp:[mail.example.org]:25", true)]
    [InlineData("transport_maps", "example.net", "smtp:[mx.example.net]", false)]
    [InlineData("sender_dependent_relayhost_maps", "@example.net", "[mail.example.org]", true)]
    [InlineData("sender_dependent_default_transport_maps", "@example.net", "smtp:[127.0.0.1]", true)]
    [InlineData("sender_dependent_relayhost_maps", "@example.net", "[mx.example.net]", false)]
    public void A_row_that_names_this_host_is_an_error(string parameter, string key, string value, bool isFound)
    {
        Declared mail = Mail($"{parameter} = hash:$config_directory/rows").Table("rows", "hash", (key, value));
        Assert.Equal(isFound ? ["the row " + key] : [], mail.PlacesOf("PFX7003", Others));
    }

    [Fact]
    public void The_message_says_what_smtp_does()
    {
        Finding finding = Assert.Single(Mail("relayhost = [$myhostname]:25").Analyze("PFX7003", Others));
        Assert.Equal(
            "relayhost is [mail.example.org]:25, which is this Postfix itself: smtp(8) defers all mail that leaves this host with a \"relayhost "
                + "configuration problem\" (\"mail for mail.example.org loops back to myself\"). Write the name of another host, or leave relayhost empty",
            finding.Message
        );
    }

    /// <summary>Postfix itself refuses the very same text.</summary>
    [Fact]
    public void A_relay_with_the_text_of_the_own_name_is_refused()
    {
        Declared mail = Mail("relayhost = $myhostname");
        Assert.Empty(mail.Analyze("PFX7003", Others + " PFX4004"));
        Assert.Equal(["main.cf relayhost"], mail.PlacesOf("PFX4004", Others));
    }

    /// <summary>The name of a domain has mail servers, which may be others.</summary>
    [Fact]
    public void A_relay_that_is_the_own_name_and_a_domain_is_a_warning() =>
        Assert.Equal(
            RuleSeverity.Warning,
            Assert
                .Single(
                    Declared
                        .On("Debian12")
                        .Main(
                            "myhostname = example.org",
                            "mydomain = example.org",
                            "default_transport = smtp:$mydomain"
                        )
                        .Analyze("PFX7003", Others)
                )
                .Severity
        );

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("", false)]
    [InlineData("$mydomain, localhost", true)]
    [InlineData("$myhostname, localhost", false)]
    [InlineData("mail.example.org", false)]
    [InlineData("hash:/srv/domains", false)]
    public void The_own_name_in_no_class_is_a_warning(string domains, bool isFound)
    {
        Declared mail = Declared
            .On("Debian12")
            .Main(
                "compatibility_level = 3.6",
                "myhostname = mail.example.org",
                "mydomain = example.org",
                "mydestination = " + domains
            );
        Finding[] found = mail.Analyze("PFX7003", Others);
        Assert.Equal(isFound ? ["main.cf mydestination"] : [], found.Select(f => mail.PlaceOf(f.Place)));
        Assert.All(found, f => Assert.Equal(RuleSeverity.Warning, f.Severity));
    }

    [Theory]
    [InlineData("relayhost = [mx.example.net]")]
    [InlineData(
        "virtual_mailbox_domains = mail.example.org",
        "virtual_transport = lmtp:unix:private/x",
        "virtual_mailbox_maps = hash:/srv/m"
    )]
    [InlineData("relay_domains = example.org")]
    [InlineData("virtual_alias_domains = mail.example.org")]
    [InlineData("default_transport = error:no mail leaves this host")]
    [InlineData("default_transport = smtp:[mx.example.net]")]
    [InlineData("transport_maps = hash:/srv/routes")]
    [InlineData("transport_maps = inline:{{mail.example.org=smtp:[192.0.2.7]}}")]
    [InlineData("virtual_alias_maps = hash:/srv/aliases")]
    [InlineData("virtual_alias_maps = inline:{{@mail.example.org=admin@example.net}}")]
    public void The_own_name_that_has_a_route_is_right(params string[] settings) =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("myhostname = mail.example.org", "mydomain = example.org", "mydestination = localhost")
                .Main(settings)
                .Analyze("PFX7003", Others)
        );

    /// <summary>It is cleanup(8) that reads virtual_alias_maps: the one that cleanup_service_name names.</summary>
    [Theory]
    [InlineData("cleanup", 0)]
    [InlineData("other", 1)]
    public void A_row_for_the_own_name_that_cleanup_alone_reads_is_a_route(string name, int found) =>
        Assert.Equal(
            found,
            Declared
                .On("Debian12")
                .Main("myhostname = mail.example.org", "mydomain = example.org", "mydestination = localhost")
                .Unix(name, "cleanup", "virtual_alias_maps = inline:{{@mail.example.org=admin@example.net}}")
                .Analyze("PFX7003", Others)
                .Length
        );
}
