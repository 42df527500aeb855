using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx4014Tests
{
    [Theory]
    [InlineData("queue_run_delay = 300s")]
    [InlineData("biff = YES")]
    [InlineData("smtpd_helo_restrictions = ")]
    [InlineData("debug_peer_level = 2")]
    [InlineData("mydestination = $myhostname localhost.$mydomain, localhost")]
    public void A_default_in_as_many_words_is_told_where_it_stands(string setting)
    {
        Declared mail = Declared.On("Debian12").Main(setting);
        Finding finding = Assert.Single(mail.Analyze("PFX4014"));
        string name = setting.Split(' ')[0];
        Assert.Equal("main.cf " + name, mail.PlaceOf(finding.Place));
        Assert.Equal($"{setting} changes nothing: it is the default of Postfix 3.7. Remove it", finding.Message);
        Assert.Equal(RuleSeverity.Info, finding.Severity);
        Assert.Equal(new Edit(EditKind.Remove, name), Assert.Single(Assert.Single(finding.Fixes).Edits));
    }

    [Fact]
    public void A_service_that_says_what_main_cf_says_is_told_at_the_service()
    {
        Declared mail = Declared
            .On("Debian12")
            .Main("ITeam: smtpd_helo_required = yes", "smtpd_banner = $myhostname")
            .Inet("2525", "smtpd", "smtpd_helo_required = yes", "smtpd_banner = shop");
        Assert.Equal(["2525/inet smtpd_helo_required"], mail.PlacesOf("PFX4014"));
        Assert.EndsWith(
            "changes nothing: it is the value in main.cf. Remove it",
            mail.Analyze("PFX4014")[0].Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_service_that_gives_a_default_back_says_something() =>
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("smtp_helo_timeout = 100s")
                .Unix("slow", "smtp", "smtp_helo_timeout = 300s")
                .Analyze("PFX4014")
        );

    [Fact]
    public void A_service_with_the_default_where_main_cf_is_silent_is_told() =>
        Assert.Equal(
            ["slow/unix smtp_helo_timeout"],
            Declared.On("Debian12").Unix("slow", "smtp", "smtp_helo_timeout = 300s").PlacesOf("PFX4014")
        );

    [Theory]
    // Written for many instances.
    [InlineData("ITeam: queue_run_delay = 300s")]
    // Changed with a release, or by the level, or made by the build or the host.
    [InlineData("smtpd_tls_protocols = >=TLSv1")]
    [InlineData("append_dot_mydomain = yes")]
    [InlineData("compatibility_level = 0")]
    [InlineData("mail_version = 3.7.11")]
    [InlineData("daemon_directory = /usr/lib/postfix/sbin")]
    [InlineData("queue_run_delay = 5m")]
    [InlineData("biff = no")]
    // Another rule has to say that it is dead or unknown.
    [InlineData("smtpd_use_tls = no")]
    [InlineData("smtpd_tsl_loglevel = 0")]
    public void What_is_written_on_purpose_is_left_alone(string setting) =>
        Assert.Empty(Declared.On("Debian12").Main(setting).Analyze("PFX4014", besides: "PFX4001 PFX4003"));

    [Fact]
    public void A_parameter_that_the_program_never_reads_is_another_rules_business() =>
        Assert.Empty(
            Declared.On("Debian12").Unix("slow", "smtp", "smtpd_timeout = 300s").Analyze("PFX4014", besides: "PFX4006")
        );

    [Theory]
    [InlineData("Debian12", 1)]
    [InlineData("Ubuntu1604", 0)]
    public void Before_the_parameter_came_it_has_no_default(string platform, int findings) =>
        Assert.Equal(
            findings,
            Declared
                .On(platform)
                .Main("smtp_balance_inet_protocols = yes")
                .Analyze("PFX4014", besides: "PFX4002")
                .Length
        );

    [Fact]
    public void A_note_waits_while_something_worse_is_told_of_the_setting()
    {
        Declared mail = Declared.On("Debian12").Inet("465", "smtpd", "smtpd_tls_wrappermode = no");
        Assert.Single(mail.Analyze("PFX1015"));
        Assert.Empty(mail.Analyze("PFX4014", besides: "PFX1015"));
    }
}
