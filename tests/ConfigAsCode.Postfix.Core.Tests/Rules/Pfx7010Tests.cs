using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx7010Tests
{
    private const string Others =
        "PFX1001 PFX1002 PFX1004 PFX1005 PFX1008 PFX1013 PFX1014 PFX2009 PFX2011 PFX4010 PFX4012 PFX4014 PFX7003 PFX7006";

    private static Declared Mail(string setting, string[]? behind = null, string[]? before = null) =>
        Declared
            .On("Debian12")
            .Main("myhostname = mail.example.org", "content_filter = scan:[127.0.0.1]:10025", setting)
            .Unix("scan", "smtp")
            .Without("smtp/inet")
            .Inet("smtp", "smtpd", before ?? [])
            .Inet("127.0.0.1:10026", "smtpd", ["content_filter = ", .. behind ?? []]);

    [Theory]
    [InlineData("always_bcc = copy@example.org", "no_address_mappings")]
    [InlineData("recipient_bcc_maps = hash:/srv/copies", "no_address_mappings")]
    [InlineData("virtual_alias_maps = hash:/srv/aliases", "no_address_mappings")]
    [InlineData("canonical_maps = hash:/srv/canonical", "no_address_mappings")]
    [InlineData("smtpd_milters = inet:127.0.0.1:8891", "no_milters")]
    public void What_is_done_before_and_behind_a_filter_is_reported_behind_it(string setting, string option)
    {
        Declared mail = Mail(setting);
        Finding finding = Assert.Single(mail.Analyze("PFX7010", Others));
        Assert.Equal("missing at 127.0.0.1:10026/inet", mail.PlaceOf(finding.Place));
        Assert.Equal(
            new Edit(EditKind.Set, "receive_override_options", option),
            Assert.Single(Assert.Single(finding.Fixes).Edits)
        );
        Assert.Empty(Mail(setting, behind: ["receive_override_options = " + option]).Analyze("PFX7010", Others));
        Assert.Empty(Mail(setting, before: ["receive_override_options = " + option]).Analyze("PFX7010", Others));
    }

    [Theory]
    [InlineData("mydomain = example.org")]
    [InlineData("always_bcc = ")]
    public void A_filter_with_nothing_done_twice_is_right(string setting) =>
        Assert.Empty(Mail(setting).Analyze("PFX7010", Others));

    [Fact]
    public void What_smtpd_is_told_of_copies_changes_nothing_as_cleanup_makes_them() =>
        Assert.Single(
            Mail("always_bcc = copy@example.org", behind: ["always_bcc = "]).Analyze("PFX7010", Others + " PFX4006")
        );

    [Fact]
    public void Another_cleanup_may_do_something_else() =>
        Assert.Empty(
            Mail("always_bcc = copy@example.org", before: ["cleanup_service_name = first"])
                .Unix("first", "cleanup")
                .Analyze("PFX7010", Others)
        );

    [Theory]
    // Milters of its own, or none.
    [InlineData("smtpd_milters = ")]
    [InlineData("smtpd_milters = inet:127.0.0.1:8892")]
    public void A_service_with_milters_of_its_own_is_right(string own) =>
        Assert.Empty(Mail("smtpd_milters = inet:127.0.0.1:8891", behind: [own]).Analyze("PFX7010", Others));

    [Fact]
    public void Without_a_filter_or_without_its_way_back_nothing_is_twice()
    {
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("always_bcc = copy@example.org")
                .Inet("127.0.0.1:10026", "smtpd")
                .Analyze("PFX7010", Others)
        );
        Assert.Empty(
            Declared
                .On("Debian12")
                .Main("always_bcc = copy@example.org", "content_filter = smtp:[127.0.0.1]:10025")
                .Analyze("PFX7010", Others)
        );
    }

    [Fact]
    public void The_options_that_are_there_stay()
    {
        Declared mail = Mail(
            "always_bcc = copy@example.org",
            behind: ["receive_override_options = no_milters,no_header_body_checks"]
        );
        Finding finding = Assert.Single(mail.Analyze("PFX7010", Others));
        Assert.Equal("127.0.0.1:10026/inet receive_override_options", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "smtp/inet and 127.0.0.1:10026/inet both do it, before and behind scan:[127.0.0.1]:10025: each copy of always_bcc is sent twice. Write "
                + "-o receive_override_options=no_milters,no_header_body_checks,no_address_mappings on 127.0.0.1:10026/inet",
            finding.Message
        );
    }
}
