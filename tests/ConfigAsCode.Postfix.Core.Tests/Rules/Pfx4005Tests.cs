using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>What the programs of 3.7 take for something else; RealReaderTests in the live tests asks them at the borders.</summary>
public class Pfx4005Tests
{
    [Theory]
    // one letter counts
    [InlineData("smtpd_timeout = 5min", "5m")]
    [InlineData("smtpd_timeout = 10sec", "10s")]
    [InlineData("smtpd_timeout = 3hours", "3h")]
    [InlineData("maximal_queue_lifetime = 2days", "2d")]
    [InlineData("maximal_queue_lifetime = 1week", "1w")]
    [InlineData("maximal_queue_lifetime = 1d2h", "26h")]
    [InlineData("smtpd_timeout = 1m30s", "90s")]
    [InlineData("smtpd_timeout = 1h60m", "2h")]
    [InlineData("smtpd_timeout = 500ms")]
    [InlineData("maximal_queue_lifetime = 2months")]
    [InlineData("smtpd_timeout = 5m0")]
    // signs and zeros
    [InlineData("smtpd_recipient_limit = 010", "10")]
    [InlineData("smtpd_recipient_limit = +5", "5")]
    [InlineData("smtpd_client_connection_count_limit = 00", "0")]
    [InlineData("message_size_limit = 010240000", "10240000")]
    [InlineData("smtpd_timeout = 030", "30")]
    [InlineData("smtpd_timeout = +5m", "5m")]
    // the unit where none is written
    [InlineData("address_verify_cache_cleanup_interval = 3600", "3600s", "3600h")]
    [InlineData("address_verify_negative_expire_time = 600", "600s", "600d")]
    // quotes
    [InlineData("smtpd_banner = \"$myhostname ESMTP\"", "$myhostname ESMTP")]
    [InlineData("relayhost = '[mail.example.org]'", "[mail.example.org]")]
    [InlineData("mydestination = \"example.org\", localhost", "example.org, localhost")]
    [InlineData("local_recipient_maps = \"\"", "")]
    // the next line
    [InlineData("smtpd_banner = $myhostname ESMTP relayhost = [mail.example.org]")]
    [InlineData("mydestination = example.org mynetworks=10.0.0.0/8")]
    public void It_is_read_as_something_else(string setting, params string[] better)
    {
        Declared mail = Declared
            .On("Debian12")
            .Main(
                setting.StartsWith("myhostname", StringComparison.Ordinal) ? "a = b" : "myhostname = mail.example.org",
                setting
            );
        string name = setting.Split(' ')[0];
        Finding finding = Assert.Single(mail.Analyze("PFX4005", besides: "PFX4001 PFX4010 PFX4013"));
        Assert.Equal("main.cf " + name, mail.PlaceOf(finding.Place));
        Assert.Equal(
            better.Select(b => new Edit(EditKind.Set, name, b)),
            finding.Fixes.Select(f => Assert.Single(f.Edits))
        );
        Assert.Empty(mail.Analyze("PFX4004", besides: "PFX4001 PFX4005 PFX4010 PFX4013"));
    }

    [Theory]
    [InlineData("smtpd_timeout = 5m")]
    [InlineData("smtpd_helo_timeout = -0s")]
    [InlineData("smtpd_timeout = 0300s", "300s")]
    [InlineData("smtpd_timeout = 300")]
    [InlineData("maximal_queue_lifetime = 5")]
    [InlineData("delay_warning_time = 24")]
    [InlineData("address_verify_positive_expire_time = 365")]
    [InlineData("smtpd_client_connection_count_limit = 0")]
    [InlineData("smtpd_client_connection_count_limit = -1")]
    [InlineData("smtpd_timeout = ${stress?10}${stress:300}s")]
    [InlineData("mailbox_command = \"/usr/lib/dovecot/deliver\"")]
    [InlineData("smtpd_banner = \"a\" and \"b\"")]
    [InlineData("import_environment = MAIL_CONFIG TZ=UTC")]
    [InlineData("smtpd_banner = a == b")]
    [InlineData("virtual_alias_maps = inline:{ { myhostname = x } }")]
    [InlineData("smtpd_timeout = 5x")]
    [InlineData("smtpd_tls_protocols = \">=TLSv1.2\"")]
    public void It_is_read_as_it_looks_or_refused_or_told_by_another_rule(string setting, params string[] better) =>
        Assert.Equal(
            better,
            Declared
                .On("Debian12")
                .Main(setting)
                .Analyze("PFX4005", besides: "PFX1006 PFX4001 PFX4004")
                .SelectMany(f => f.Fixes)
                .Select(f => f.Edits.Single().Value)
        );

    [Theory]
    [InlineData(
        "maximal_queue_lifetime = 1d2h",
        "maximal_queue_lifetime = 1d2h: the time is 1d, since only the first letter after the number counts. Write 26h"
    )]
    [InlineData(
        "smtpd_timeout = 500ms",
        "smtpd_timeout = 500ms: the time is 500m, since only the first letter after the number counts. "
            + "Write a number and one of s, m, h, d, w"
    )]
    [InlineData(
        "smtpd_recipient_limit = 010",
        "smtpd_recipient_limit = 010: the number is 10, since Postfix ignores a leading zero and a sign. Write 10"
    )]
    [InlineData(
        "delay_warning_time = 14400",
        "delay_warning_time = 14400: the time is 14400 hours, since that is the unit of a number without a letter. "
            + "Write 14400s if seconds are meant, or 14400h"
    )]
    [InlineData(
        "relayhost = \"a\"",
        "relayhost = \"a\": the quotes are part of the value, since main.cf and master.cf have none. Write a"
    )]
    [InlineData(
        "mydestination = a mynetworks = b",
        "mydestination = a mynetworks = b: 'mynetworks = b' is part of the value, since a line that begins with a blank continues the one before it. Start a line with mynetworks"
    )]
    public void The_message_says_what_is_read(string setting, string message) =>
        Assert.Equal(
            message,
            Assert.Single(Declared.On("Debian12").Main(setting).Analyze("PFX4005", besides: "PFX4013")).Message
        );

    [Theory]
    [InlineData("3.7", "smtpd_tls_ciphers = low", false)]
    [InlineData("3.8", "smtpd_tls_ciphers = low", true)]
    [InlineData("3.11", "smtp_tls_mandatory_ciphers = EXPORT", true)]
    [InlineData("3.11", "smtp_tls_mandatory_ciphers = high", false)]
    public void The_weak_grades_are_medium_since_3_8(string release, string setting, bool isReported) =>
        Assert.Equal(
            isReported ? ["Write 'medium'"] : [],
            Declared.OnPostfix(release).Main(setting).Analyze("PFX4005").SelectMany(f => f.Fixes).Select(f => f.Title)
        );

    [Fact]
    public void Braces_around_a_value_stay_in_master_cf()
    {
        Declared mail = Declared.On("Debian12").Inet("submission", "smtpd", "smtpd_banner = {a b}");
        Finding finding = Assert.Single(mail.Analyze("PFX4005", besides: "PFX1014"));
        Assert.Equal(
            "smtpd_banner = {a b}: the braces are part of the value: master.cf removes them around name and value, not "
                + "around the value. Write a b; in master.cf that is -o { smtpd_banner = a b }",
            finding.Message
        );
        Assert.Equal("a b", finding.Fixes.Single().Edits.Single().Value);
    }

    [Theory]
    [InlineData("smtpd_milters = { inet:127.0.0.1:1, connect_timeout=1s }")]
    [InlineData("smtpd_sender_restrictions = { permit }")]
    [InlineData("smtpd_banner = {a} {b}")]
    public void Braces_of_another_kind_are_not_told(string setting) =>
        Assert.Empty(
            Declared.On("Debian12").Inet("submission", "smtpd", setting).Analyze("PFX4005", besides: "PFX1014 PFX2003")
        );

    [Fact]
    public void It_is_told_at_the_policy_and_at_the_service() =>
        Assert.Equal(
            ["ILimits smtpd_timeout", "submission/inet smtpd_recipient_limit"],
            Declared
                .On("Debian12")
                .Main("ILimits: smtpd_timeout = 5min")
                .Inet("submission", "smtpd", "smtpd_recipient_limit = 010")
                .PlacesOf("PFX4005", besides: "PFX1014")
        );
}
