using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx4014Tests
{
    [Theory]
    [InlineData("queue_run_delay = 300s")]
    [InlineData("biff = YES")]
    [InlineData("smtpd_helo_restrictions = ")]
    [InlineData("debug_peer_level = 2")]
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

    /// <summary>Whatever main.cf says, or will say.</summary>
    [Theory]
    [InlineData("smtp_helo_timeout = 300s")]
    [InlineData("smtp_helo_timeout = 100s")]
    [InlineData("smtp_helo_timeout = 200s", "ITeam: smtp_helo_timeout = 200s")]
    public void What_a_service_states_holds_there(string setting, params string[] main) =>
        Assert.Empty(Declared.On("Debian12").Main(main).Unix("slow", "smtp", setting).Analyze("PFX4014"));

    /// <summary>Beside the same declared, of which the note is made.</summary>
    [Fact]
    public void Files_that_somebody_wrote_by_hand_may_state_what_holds()
    {
        InstanceReading read = AnalyzedFiles.Read("biff = yes\ncompatibility_level = 3.6\n", masterCf: null);
        Assert.DoesNotContain(Rulebook.Analyze(read), f => f.Rule.Id == "PFX4014");
        Assert.Contains(Rulebook.Analyze(read.Instance with { IsHandWritten = false }), f => f.Rule.Id == "PFX4014");
    }

    [Theory]
    // Written for many instances.
    [InlineData("ITeam: queue_run_delay = 300s")]
    // Taken from other names, which may change.
    [InlineData("myorigin = $myhostname")]
    [InlineData("mydestination = $myhostname localhost.$mydomain, localhost")]
    [InlineData(
        "proxy_write_maps = $smtp_sasl_auth_cache_name $lmtp_sasl_auth_cache_name $address_verify_map $postscreen_cache_map"
    )]
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
        Declared mail = Declared.On("Debian12").Main("smtpd_use_tls = no", "smtpd_tls_security_level = may");
        Assert.Single(mail.Analyze("PFX1011", besides: "PFX1001 PFX1002 PFX1013"));
        Assert.Empty(mail.Analyze("PFX4014", besides: "PFX1001 PFX1002 PFX1011 PFX1013"));
    }
}
