using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx2009Tests
{
    private const string Level = "compatibility_level = 3.6";
    private const string Pipelining = "smtpd_data_restrictions = reject_unauth_pipelining";
    private const string NoChunking = "smtpd_discard_ehlo_keywords = CHUNKING silent-discard";

    [Fact]
    public void A_default_that_lets_messages_be_smuggled_is_found_at_the_instance()
    {
        Declared mail = Server();
        Finding finding = Assert.Single(mail.Analyze("PFX2009"));
        Assert.Equal("missing at the instance", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "smtp/inet takes <LF>.<LF> for the end of a message, so that a second one with a forged sender can hide in a message of "
                + "another server (SMTP smuggling, CVE-2023-51764): smtpd_forbid_bare_newline is not set, and the default of Postfix "
                + "3.7.11 is 'no'. Write normalize",
            finding.Message
        );
        Assert.Equal(RuleSeverity.Warning, finding.Severity);
        Assert.Equal(
            new Edit(EditKind.Set, "smtpd_forbid_bare_newline", "normalize"),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
    }

    [Theory]
    [InlineData("smtpd_forbid_bare_newline = No", "main.cf smtpd_forbid_bare_newline")]
    [InlineData("IShop: smtpd_forbid_bare_newline = no", "IShop smtpd_forbid_bare_newline")]
    public void A_setting_is_found_where_it_is(string setting, string place)
    {
        Declared mail = Server(setting);
        Finding finding = Assert.Single(mail.Analyze("PFX2009", besides: "PFX4014"));
        Assert.Equal(place, mail.PlaceOf(finding.Place));
        Assert.Contains("smtpd_forbid_bare_newline is 'no'", finding.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_service_may_open_what_main_cf_closes()
    {
        Declared mail = Server("smtpd_forbid_bare_newline = normalize")
            .Inet("2525", "smtpd", "smtpd_forbid_bare_newline = no");
        Finding finding = Assert.Single(mail.Analyze("PFX2009"));
        Assert.Equal("2525/inet smtpd_forbid_bare_newline", mail.PlaceOf(finding.Place));
        Assert.Equal(["2525/inet"], finding.Services);
    }

    [Theory]
    [InlineData("smtpd_forbid_bare_newline = normalize")]
    [InlineData("smtpd_forbid_bare_newline = YES")]
    [InlineData("smtpd_forbid_bare_newline = reject")]
    [InlineData(Pipelining, NoChunking)]
    [InlineData("smtpd_data_restrictions = permit_mynetworks, REJECT_unauth_pipelining, permit", NoChunking)]
    [InlineData("smtpd_forbid_unauth_pipelining = yes", NoChunking)]
    // Nobody on the Internet, or nobody without a login, sends mail to it.
    [InlineData("inet_interfaces = loopback-only")]
    [InlineData("inet_interfaces = 127.0.0.1, 192.168.0.1")]
    [InlineData("mydestination = ")]
    [InlineData("smtpd_client_restrictions = permit_mynetworks, reject")]
    public void Nothing_can_be_smuggled_there(params string[] settings) =>
        Assert.Empty(Server(settings).Analyze("PFX2009", besides: "PFX1008 PFX4014"));

    [Theory]
    [InlineData(Pipelining)]
    [InlineData(NoChunking)]
    [InlineData("smtpd_forbid_unauth_pipelining = yes")]
    [InlineData("smtpd_data_restrictions = permit, reject_unauth_pipelining", NoChunking)]
    [InlineData("smtpd_data_restrictions = warn_if_reject reject_unauth_pipelining", NoChunking)]
    public void Half_of_the_older_protection_is_none(params string[] settings) =>
        Assert.Single(
            Server(settings)
                .Analyze("PFX2009", besides: settings[0].Contains("permit,", StringComparison.Ordinal) ? "PFX2005" : "")
        );

    [Theory]
    [InlineData("2.11", "Write smtpd_data_restrictions = reject_unauth_pipelining, or update to Postfix 3.5.23")]
    [InlineData(
        "3.4",
        "Write smtpd_data_restrictions = reject_unauth_pipelining and smtpd_discard_ehlo_keywords = chunking, or update to Postfix 3.5.23"
    )]
    [InlineData(
        "3.6.12",
        "Write smtpd_forbid_unauth_pipelining = yes and smtpd_discard_ehlo_keywords = chunking, or update to Postfix 3.6.13"
    )]
    [InlineData("3.7.9", "the default of Postfix 3.7.9 is 'no'. Write yes")]
    [InlineData("3.7.10", "the default of Postfix 3.7.10 is 'no'. Write normalize")]
    [InlineData("3.8", "the default of Postfix 3.8 is 'no'. Write normalize")]
    [InlineData("3.9", "")]
    public void What_to_write_depends_on_the_release(string release, string message)
    {
        Finding[] found = Declared.OnPostfix(release).Main("compatibility_level = 2").Analyze("PFX2009", "PFX4002");
        Assert.Equal(message.Length > 0 ? 1 : 0, found.Length);
        Assert.All(found, f => Assert.EndsWith(message, f.Message, StringComparison.Ordinal));
        Assert.All(
            found,
            f => Assert.Equal(message.Contains("update") ? RuleSeverity.Info : RuleSeverity.Warning, f.Severity)
        );
    }

    [Fact]
    public void Where_one_of_several_targets_lacks_the_newer_word_the_older_one_is_written() =>
        Assert.EndsWith(
            "Write yes",
            Assert.Single(Declared.OnReleases("3.7.9, 3.8").Main("compatibility_level = 2").Analyze("PFX2009")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_older_protection_keeps_what_is_set()
    {
        Finding finding = Assert.Single(
            Declared
                .OnPostfix("3.4")
                .Main(
                    "compatibility_level = 2",
                    "smtpd_data_restrictions = reject_multi_recipient_bounce",
                    "smtpd_discard_ehlo_keywords = dsn"
                )
                .Analyze("PFX2009")
        );
        Assert.Equal(
            [
                new Edit(
                    EditKind.Set,
                    "smtpd_data_restrictions",
                    "reject_unauth_pipelining, reject_multi_recipient_bounce"
                ),
                new Edit(EditKind.Set, "smtpd_discard_ehlo_keywords", "dsn, chunking"),
            ],
            Assert.Single(finding.Fixes).Edits
        );
    }

    [Fact]
    public void A_server_behind_postscreen_is_public() =>
        Assert.Equal(
            ["smtpd/pass"],
            Assert
                .Single(
                    Server()
                        .Without("smtp/inet")
                        .Inet("smtp", "postscreen")
                        .Pass("smtpd", "smtpd")
                        .Analyze("PFX2009", besides: "PFX4011")
                )
                .Services
        );

    private static Declared Server(params string[] settings) => Declared.On("Debian12").Main([Level, .. settings]);
}
