using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx2011Tests
{
    private const string NoVrfy = "disable_vrfy_command = yes";
    private const string Limit = "smtpd_client_connection_rate_limit = 60";

    [Fact]
    public void The_defaults_are_noted_at_the_instance()
    {
        Declared mail = Server();
        Finding[] found = mail.Analyze("PFX2011");
        Assert.Equal(
            [
                "smtp/inet answers VRFY, by which anybody finds out which addresses exist without sending mail: disable_vrfy_command is 'no'. "
                    + "Write disable_vrfy_command = yes",
                "smtp/inet lets one client connect and send as often as it likes: smtpd_client_connection_rate_limit and similar parameters "
                    + "are 0. Write what no honest client exceeds, such as smtpd_client_connection_rate_limit = 60",
            ],
            found.Select(f => f.Message)
        );
        Assert.All(found, f => Assert.Equal("missing at the instance", mail.PlaceOf(f.Place)));
        Assert.All(found, f => Assert.Equal(RuleSeverity.Info, f.Severity));
        Assert.Equal([new Edit(EditKind.Set, "disable_vrfy_command", "yes")], Assert.Single(found[0].Fixes).Edits);
        Assert.Empty(found[1].Fixes);
    }

    [Theory]
    [InlineData("$myhostname ESMTP $mail_name ($mail_version)", "$myhostname ESMTP $mail_name")]
    [InlineData("$myhostname ESMTP ${mail_version} ready", "$myhostname ESMTP ready")]
    [InlineData("$myhostname ESMTP $(mail_version)", "$myhostname ESMTP")]
    [InlineData("$myhostname ESMTP $greeting", null)]
    public void A_banner_with_the_version_is_noted(string banner, string? better)
    {
        Declared mail = Server(NoVrfy, Limit, "greeting = Postfix $mail_version", $"smtpd_banner = {banner}");
        Finding finding = Assert.Single(mail.Analyze("PFX2011", besides: "PFX4001"));
        Assert.Equal("main.cf smtpd_banner", mail.PlaceOf(finding.Place));
        Assert.Equal(better is null ? [] : [better], finding.Fixes.SelectMany(f => f.Edits).Select(e => e.Value));
    }

    [Theory]
    [InlineData("smtpd_banner = $myhostname ESMTP")]
    [InlineData("smtpd_banner = $myhostname ESMTP 13.7.11")]
    [InlineData("smtpd_client_message_rate_limit = 5")]
    public void These_banners_show_nothing(string setting) =>
        Assert.Empty(Server(NoVrfy, Limit, setting).Analyze("PFX2011"));

    [Theory]
    [InlineData("smtpd_client_connection_rate_limit = 60")]
    [InlineData("smtpd_client_message_rate_limit = 60")]
    [InlineData("smtpd_client_recipient_rate_limit = 60")]
    [InlineData("smtpd_client_auth_rate_limit = 6")]
    public void One_limit_is_enough(string limit) => Assert.Empty(Server(NoVrfy, limit).Analyze("PFX2011"));

    [Theory]
    [InlineData("inet_interfaces = loopback-only")]
    [InlineData("inet_interfaces = 127.0.0.1, 10.0.0.1")]
    public void A_server_that_the_Internet_does_not_reach_is_not_noted(string setting) =>
        Assert.Empty(Server(setting).Analyze("PFX2011"));

    [Fact]
    public void A_setting_is_noted_where_it_is_with_the_services_that_read_it()
    {
        Declared mail = Server("IShop: disable_vrfy_command = NO", Limit)
            .Inet("2525", "smtpd")
            .Inet("2526", "smtpd", NoVrfy)
            .Inet("127.0.0.1:2527", "smtpd");
        Finding finding = Assert.Single(mail.Analyze("PFX2011", besides: "PFX4014"));
        Assert.Equal("IShop disable_vrfy_command", mail.PlaceOf(finding.Place));
        Assert.Equal(["smtp/inet", "2525/inet"], finding.Services);
    }

    [Fact]
    public void A_release_without_a_limit_of_logins_has_the_others() =>
        Assert.Equal(2, Declared.OnPostfix("2.11").Analyze("PFX2011").Length);

    private static Declared Server(params string[] settings) =>
        Declared.On("Debian12").Main(["compatibility_level = 3.6", .. settings]);
}
