using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>Settings of where mail goes that PFX7008 reports; <see cref="Pfx7008Tests"/> has the TLS policies.</summary>
public class Pfx7008SettingTests
{
    private const string Others =
        "PFX1001 PFX1002 PFX1004 PFX1005 PFX1008 PFX1013 PFX2009 PFX2011 PFX2012 PFX4003 PFX4010 PFX4011 PFX4012 PFX4014 PFX7003 PFX7004 PFX7005 PFX7006 PFX7007";

    private static Declared Mail(params string[] settings) =>
        Declared.On("Debian12").Main("myhostname = mail.example.org").Main(settings);

    private static string[] Found(Declared mail) => mail.PlacesOf("PFX7008", Others);

    [Theory]
    [InlineData("cleanup_service_name = cleanup2", true)]
    [InlineData("content_filter = smtp:[127.0.0.1]:10024", true)]
    [InlineData("cleanup_service_name = cleanup", false)]
    [InlineData("content_filter = ", false)]
    public void What_is_for_cleanup_has_no_effect_beside_a_filter_that_is_asked_first(string setting, bool isFound)
    {
        Declared Of(params string[] own) => Mail().Inet("submission", "smtpd", own).Unix("cleanup2", "cleanup");
        string place = "submission/inet " + setting.Split(' ')[0];
        string[] found = Of(setting, "smtpd_proxy_filter = 127.0.0.1:10026")
            .PlacesOf("PFX7008", Others + " PFX1014 PFX2010");
        Assert.Equal(isFound ? [place] : [], found);
        Assert.Empty(Of(setting).PlacesOf("PFX7008", Others + " PFX1014 PFX2010"));
    }

    [Theory]
    [InlineData(
        "mailbox_transport = lmtp:unix:private/store",
        "mailbox_command = /usr/bin/procmail",
        "mailbox_command"
    )]
    [InlineData("mailbox_transport = lmtp:unix:private/store", "home_mailbox = Maildir/", "home_mailbox")]
    [InlineData("mailbox_transport = lmtp:unix:private/store", "luser_relay = root", "luser_relay")]
    [InlineData(
        "mailbox_transport = lmtp:unix:private/store",
        "fallback_transport = lmtp:unix:private/store",
        "fallback_transport"
    )]
    [InlineData("mailbox_command = /usr/bin/procmail", "home_mailbox = Maildir/", "home_mailbox")]
    [InlineData("mailbox_command = /usr/bin/procmail", "mail_spool_directory = /srv/mail", "mail_spool_directory")]
    [InlineData("home_mailbox = Maildir/", "mail_spool_directory = /srv/mail", "mail_spool_directory")]
    [InlineData("fallback_transport = lmtp:unix:private/store", "luser_relay = root", "luser_relay")]
    public void Of_several_settings_of_local_one_delivers(string winner, string loser, string place)
    {
        Assert.Equal(["main.cf " + place], Found(Mail(winner, loser)));
        Assert.Equal(["main.cf " + place], Found(Mail(loser, winner)));
        Assert.Empty(Found(Mail(loser)));
        Assert.Empty(Found(Mail(winner.Split(' ')[0] + " = ", loser)));
        // local(8) gets no mail.
        Assert.Empty(Found(Mail(winner, loser, "local_transport = lmtp:unix:private/store")));
    }

    [Theory]
    [InlineData("mailbox_command_maps = hash:/srv/commands", "home_mailbox = Maildir/")]
    [InlineData("mailbox_transport_maps = hash:/srv/transports", "mailbox_command = /usr/bin/procmail")]
    [InlineData("mailbox_command = /usr/bin/procmail", "luser_relay = root")]
    [InlineData("mailbox_command = /usr/bin/procmail", "mailbox_command_maps = hash:/srv/commands")]
    [InlineData("luser_relay = root", "home_mailbox = Maildir/")]
    public void What_is_for_some_users_leaves_the_others(string first, string second) =>
        Assert.Empty(Found(Mail(first, second)));

    [Fact]
    public void Settings_of_postscreen_without_one_are_one_finding()
    {
        Finding finding = Assert.Single(
            Mail("postscreen_greet_action = enforce", "postscreen_dnsbl_threshold = 3").Analyze("PFX7008", Others)
        );
        Assert.Equal(
            "No service runs postscreen(8), so postscreen_greet_action and postscreen_dnsbl_threshold have no effect. Run postscreen at port 25 and smtpd "
                + "behind it, or remove the settings",
            finding.Message
        );
        Assert.Empty(Found(Mail("postscreen_access_list = ")));
        Assert.Empty(
            Found(
                Mail("postscreen_greet_action = enforce")
                    .Without("smtp/inet")
                    .Inet("smtp", "postscreen")
                    .Pass("smtpd", "smtpd")
            )
        );
    }

    [Fact]
    public void A_server_behind_a_postscreen_that_is_not_there_gets_nothing() =>
        Assert.Equal(["smtpd/pass"], Found(Mail().Without("smtp/inet").Pass("smtpd", "smtpd")));

    [Fact]
    public void A_server_that_is_kept_for_a_postscreen_beside_another_one_is_right() =>
        Assert.Empty(Found(Mail().Pass("smtpd", "smtpd")));

    [Theory]
    [InlineData("permit_mynetworks, permit", true)]
    [InlineData("permit_mynetworks, cidr:/srv/list", false)]
    public void A_list_that_permits_everybody_ends_all_tests(string list, bool isFound)
    {
        Declared mail = Mail("postscreen_access_list = " + list)
            .Without("smtp/inet")
            .Inet("smtp", "postscreen")
            .Pass("smtpd", "smtpd");
        Assert.Equal(isFound ? ["main.cf postscreen_access_list"] : [], Found(mail));
    }

    [Theory]
    [InlineData(true, "default_transport = error:no mail leaves this host")]
    [InlineData(true, "default_transport = smtp:[gw.example.net]")]
    [InlineData(true, "default_transport = discard:")]
    [InlineData(false, "default_transport = relay")]
    [InlineData(
        false,
        "default_transport = error:no",
        "relay_domains = example.net",
        "relay_recipient_maps = hash:/srv/r"
    )]
    [InlineData(
        true,
        "default_transport = error:no",
        "relay_domains = example.net",
        "relay_transport = smtp:[gw.example.net]",
        "relay_recipient_maps = hash:/srv/r"
    )]
    [InlineData(false, "default_transport = error:no", "sender_dependent_default_transport_maps = hash:/srv/s")]
    // A command gets the relay as $nexthop.
    [InlineData(false, "default_transport = uucp")]
    public void A_relay_host_that_no_mail_goes_to_has_no_effect(bool isFound, params string[] settings)
    {
        Declared mail = Mail(["relayhost = [mx.example.net]", .. settings])
            .Entry(
                "uucp unix . n n . . pipe flags=F user=uucp argv=uux -r -n -z -a$sender - $nexthop!rmail ($recipient)"
            );
        Assert.Equal(isFound ? ["main.cf relayhost"] : [], Found(mail));
    }

    [Theory]
    [InlineData("transport_maps", "static:smtp:[mx.example.net], hash:$config_directory/own", true)]
    [InlineData("transport_maps", "hash:$config_directory/own, static:smtp:[mx.example.net]", true)]
    [InlineData("transport_maps", "hash:$config_directory/whole, static:smtp:[mx.example.net]", false)]
    [InlineData("transport_maps", "hash:$config_directory/own, hash:/srv/others", false)]
    [InlineData("relay_recipient_maps", "static:ok, hash:$config_directory/own", true)]
    [InlineData("relay_recipient_maps", "hash:$config_directory/own, static:ok", false)]
    [InlineData("virtual_alias_maps", "randmap:{a@x.example,b@x.example}, hash:/srv/own", true)]
    [InlineData("transport_maps", "mysql:/etc/postfix/t.cf, hash:$config_directory/own", false)]
    public void Rows_beside_a_table_with_every_key_are_never_used(string parameter, string value, bool isFound)
    {
        Declared mail = Mail($"{parameter} = {value}")
            .Table("own", "hash", ("example.net", "smtp:[gw.example.net]"))
            .Table("whole", "hash", ("bob@example.net", "smtp:[gw.example.net]"));
        Assert.Equal(
            isFound ? ["main.cf " + parameter] : [],
            mail.AnalyzeAll().Where(f => f.Rule.Id == "PFX7008").Select(f => mail.PlaceOf(f.Place))
        );
    }
}
