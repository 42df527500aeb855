using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>Pairs that a program compares, at the border between the two answers.</summary>
public class Pfx4013Tests
{
    [Theory]
    [InlineData(true, "message_size_limit = 51200001")]
    [InlineData(false, "message_size_limit = 51200000")]
    [InlineData(true, "mailbox_size_limit = 10239999")]
    [InlineData(false, "mailbox_size_limit = 10240000")]
    [InlineData(true, "message_size_limit = 0")]
    [InlineData(false, "message_size_limit = 0", "mailbox_size_limit = 0")]
    [InlineData(false, "message_size_limit = 60000000", "mailbox_size_limit = 0")]
    [InlineData(false, "message_size_limit = 60000000", "mydestination = ")]
    // An agent that no mail reaches does nothing.
    [InlineData(false, "message_size_limit = 60000000", "local_transport = lmtp:unix:private/store")]
    [InlineData(
        true,
        "message_size_limit = 60000000",
        "local_transport = lmtp:unix:private/store",
        "default_transport = local"
    )]
    [InlineData(true, "virtual_mailbox_limit = 1", "virtual_mailbox_domains = example.org")]
    [InlineData(
        true,
        "virtual_mailbox_limit = 1",
        "virtual_mailbox_domains = example.org",
        "virtual_transport = virtual"
    )]
    [InlineData(true, "virtual_mailbox_limit = 1", "mailbox_transport = virtual")]
    [InlineData(false, "virtual_mailbox_limit = 1")]
    [InlineData(
        false,
        "virtual_mailbox_limit = 1",
        "virtual_mailbox_domains = example.org",
        "virtual_transport = lmtp:unix:private/store"
    )]
    [InlineData(
        false,
        "virtual_mailbox_limit = 1",
        "virtual_mailbox_domains = example.org",
        "transport_maps = hash:/srv/routes"
    )]
    [InlineData(false, "virtual_mailbox_limit = 0", "virtual_mailbox_domains = example.org")]
    public void A_mailbox_that_cannot_hold_a_message_stops_its_program(bool isReported, params string[] settings)
    {
        Declared mail = Declared.On("Debian12").Main(settings);
        Finding[] findings = mail.Analyze("PFX4013", besides: "PFX4010 PFX4014 PFX7005 PFX7006");
        Assert.Equal(isReported ? ["main.cf " + NameIn(settings[0])] : [], findings.Select(f => mail.PlaceOf(f.Place)));
        Assert.All(findings, f => Assert.Equal(RuleSeverity.Error, f.Severity));
    }

    [Theory]
    [InlineData(true, "queue_minfree = 15359999")]
    [InlineData(false, "queue_minfree = 15360000")]
    [InlineData(false, "queue_minfree = 0")]
    [InlineData(false, "queue_minfree = 1", "message_size_limit = 0", "mailbox_size_limit = 0")]
    [InlineData(true, "smtpd_soft_error_limit = 21")]
    [InlineData(false, "smtpd_soft_error_limit = 20")]
    [InlineData(false, "smtpd_soft_error_limit = 21", "smtpd_error_sleep_time = 0")]
    [InlineData(false, "smtpd_soft_error_limit = 21", "smtpd_error_sleep_time = 0s")]
    [InlineData(true, "smtpd_hard_error_limit = 9")]
    [InlineData(true, "maximal_queue_lifetime = 4d")]
    [InlineData(true, "maximal_queue_lifetime = 4")]
    [InlineData(false, "maximal_queue_lifetime = 120h")]
    [InlineData(false, "maximal_queue_lifetime = 4d", "bounce_queue_lifetime = 4d")]
    [InlineData(true, "bounce_queue_lifetime = 6d")]
    [InlineData(true, "qmgr_message_recipient_limit = 19999")]
    [InlineData(false, "qmgr_message_recipient_limit = 20000")]
    [InlineData(true, "minimal_backoff_time = 4001s")]
    [InlineData(false, "minimal_backoff_time = 4000s")]
    [InlineData(true, "address_verify_positive_refresh_time = 32d")]
    [InlineData(false, "address_verify_positive_refresh_time = 31d")]
    [InlineData(true, "address_verify_negative_expire_time = 1h")]
    public void A_limit_that_has_no_effect_beside_the_other_is_told(bool isReported, params string[] settings)
    {
        Declared mail = Declared.On("Debian12").Main(settings);
        Finding[] findings = mail.Analyze("PFX4013", besides: "PFX4014");
        Assert.Equal(isReported ? ["main.cf " + NameIn(settings[0])] : [], findings.Select(f => mail.PlaceOf(f.Place)));
        Assert.All(findings, f => Assert.Equal(RuleSeverity.Warning, f.Severity));
    }

    [Fact]
    public void Postscreen_has_such_a_pair_where_it_runs()
    {
        string[] settings = ["postscreen_dnsbl_max_ttl = 30s"];
        Assert.Empty(Declared.On("Debian12").Main(settings).Analyze("PFX4013", besides: "PFX7008"));
        Assert.Single(
            Declared.On("Debian12").Main(settings).Inet("smtp", "postscreen").Analyze("PFX4013", besides: "PFX4011")
        );
    }

    [Theory]
    [InlineData(
        "message_size_limit = 60000000",
        "local/unix stops, so that no mail is delivered: message_size_limit is 60000000, and mailbox_size_limit is 51200000 by "
            + "default. Raise mailbox_size_limit, or write 0 for no limit"
    )]
    [InlineData(
        "message_size_limit = 0",
        "local/unix stops, so that no mail is delivered: message_size_limit is 0, and mailbox_size_limit is 51200000 by "
            + "default. Give message_size_limit a limit, or mailbox_size_limit none (0)"
    )]
    [InlineData(
        "queue_minfree = 1",
        "smtp/inet asks for 1.5 times as much as a message may have, whatever is set: message_size_limit is 10240000 by "
            + "default, and queue_minfree is 1. Write at least 1.5 times message_size_limit for queue_minfree, or 0"
    )]
    [InlineData(
        "maximal_queue_lifetime = 4d",
        "qmgr/unix logs a warning, and uses the second for both: bounce_queue_lifetime is 5d by default, and "
            + "maximal_queue_lifetime is 4d. Lower bounce_queue_lifetime, or raise maximal_queue_lifetime"
    )]
    public void The_message_has_both_values(string setting, string message) =>
        Assert.Equal(message, Assert.Single(Declared.On("Debian12").Main(setting).Analyze("PFX4013")).Message);

    [Fact]
    public void It_is_told_at_the_policy_and_at_the_service_once_for_all_that_read_it() =>
        Assert.Equal(
            ["submission/inet smtpd_hard_error_limit", "ITeam queue_minfree"],
            Declared
                .On("Debian12")
                .Main("ITeam: queue_minfree = 1")
                .Inet("submission", "smtpd", "smtpd_hard_error_limit = 1")
                .PlacesOf("PFX4013", besides: "PFX1014")
                .OrderDescending(StringComparer.Ordinal)
        );

    [Fact]
    public void A_value_that_is_refused_is_not_compared() =>
        Assert.Empty(Declared.On("Debian12").Main("mailbox_size_limit = 1k").Analyze("PFX4013", besides: "PFX4004"));

    [Fact]
    public void No_default_of_any_platform_contradicts_another() =>
        Assert.All(
            EveryPlatform.Names,
            p => Assert.Empty(Declared.On(p.Data).Main("a = b").Analyze("PFX4013", besides: "PFX4001"))
        );

    private static string NameIn(string setting) => setting.Split(' ')[0];
}
