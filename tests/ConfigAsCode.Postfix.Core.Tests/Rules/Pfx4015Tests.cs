using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx4015Tests
{
    // Without it no server starts, which is worse (PFX2006).
    private const string Relay = "smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination";

    [Theory]
    [InlineData("2.11", null)]
    [InlineData("3.0", "2")]
    [InlineData("3.5.25", "2")]
    [InlineData("3.6", "3.6")]
    [InlineData("3.10.5", "3.6")]
    [InlineData("3.11", "3.11")]
    public void Without_a_level_Postfix_runs_as_it_did_long_ago(string release, string? level)
    {
        Declared mail = Declared.OnPostfix(release).Main("myhostname = mail.example.org", Relay);
        Finding[] findings = mail.Analyze("PFX4015");
        if (level is null)
        {
            Assert.Empty(findings);
            return;
        }

        Finding finding = Assert.Single(findings);
        Assert.Equal("missing at the instance", mail.PlaceOf(finding.Place));
        Assert.Equal(RuleSeverity.Warning, finding.Severity);
        Assert.Equal(
            new[] { level, "2" }.Distinct().Select(l => new Edit(EditKind.Set, "compatibility_level", l)),
            finding.Fixes.Select(f => Assert.Single(f.Edits))
        );
    }

    [Fact]
    public void The_message_names_what_the_level_decides_here() =>
        Assert.Equal(
            "Without compatibility_level Postfix 3.7.11 runs at level 0, as releases before 3.0 did: append_dot_mydomain is yes, "
                + "lmtp_tls_fingerprint_digest is md5, relay_domains is not empty, respectful_logging is no, "
                + "smtp_tls_fingerprint_digest is md5, smtpd_relay_before_recipient_restrictions is no, "
                + "smtpd_relay_restrictions is empty, smtpd_tls_fingerprint_digest is md5, smtputf8_enable is no. It reports this at each start, and logs \"using backwards-compatible default setting\" wherever one of them decides. Write 3.6",
            Assert
                .Single(
                    Declared
                        .On("Debian12")
                        .Main(
                            "mydestination = a, b",
                            "mynetworks_style = host",
                            "smtpd_recipient_restrictions = reject"
                        )
                        .Analyze("PFX4015")
                )
                .Message
        );

    [Theory]
    // 3.6 on: a release
    [InlineData("3.7.11", "0", null)]
    [InlineData("3.7.11", "2", null)]
    [InlineData("3.7.11", "3", null)]
    [InlineData("3.7.11", "3.6", null)]
    [InlineData("3.7.11", "3.7.11", null)]
    [InlineData("3.7.11", "3.7.99", null)]
    [InlineData("3.7.11", "3.8", RuleSeverity.Warning)]
    [InlineData("3.7.11", "10", RuleSeverity.Warning)]
    [InlineData("3.7.11", "", RuleSeverity.Error)]
    [InlineData("3.7.11", "3.6.", RuleSeverity.Error)]
    [InlineData("3.7.11", "3.6.0.1", RuleSeverity.Error)]
    [InlineData("3.7.11", "3.1024", RuleSeverity.Error)]
    [InlineData("3.7.11", "x", RuleSeverity.Error)]
    [InlineData("3.7.11", "-1", RuleSeverity.Error)]
    // before: a number, until patches of 2021 that take a release for one
    [InlineData("3.5.10", "2", null)]
    [InlineData("3.5.10", "3", RuleSeverity.Warning)]
    [InlineData("3.5.10", "3.6", RuleSeverity.Error)]
    [InlineData("3.5.11", "3.6", null)]
    [InlineData("3.4.20", "3.6", RuleSeverity.Error)]
    [InlineData("3.4.21", "3.6", null)]
    [InlineData("3.3.18", "3.6", null)]
    [InlineData("3.3.17", "3.6", RuleSeverity.Error)]
    [InlineData("3.2", "3.6", RuleSeverity.Error)]
    [InlineData("3.5", "x", RuleSeverity.Error)]
    // A number has no lower bound (PFX4004).
    [InlineData("3.5", "-1", null)]
    public void A_level_is_one_that_the_release_reads_and_has(string release, string level, RuleSeverity? expected)
    {
        Declared mail = Declared.OnPostfix(release).Main("compatibility_level = " + level);
        Finding[] told = [.. mail.AnalyzeAll().Where(f => f.Parameter == "compatibility_level")];
        if (expected is null)
        {
            Assert.Empty(told);
            return;
        }

        Finding finding = Assert.Single(told);
        Assert.Equal(("PFX4015", expected), (finding.Rule.Id, (RuleSeverity?)finding.Severity));
        Assert.Equal("main.cf compatibility_level", mail.PlaceOf(finding.Place));
    }

    [Theory]
    [InlineData(
        "3.5.8",
        "3.6",
        "Every program of Postfix 3.5.8 stops when it starts at compatibility_level = 3.6: a level is a number before 3.6, and "
            + "3.6 is read as one from 3.3.18, 3.4.21 and 3.5.11 on. Write 2"
    )]
    [InlineData(
        "3.7.11",
        "new",
        "Every program of Postfix 3.7.11 stops when it starts at compatibility_level = new: a level is a release, such as 3.6. "
            + "Write 3.6"
    )]
    [InlineData(
        "3.7.11",
        "3.10",
        "compatibility_level = 3.10 is above Postfix 3.7.11, which does the same for it as for 3.6; an upgrade would change "
            + "defaults silently. Write 3.6"
    )]
    public void The_message_says_what_the_release_makes_of_it(string release, string level, string message) =>
        Assert.Equal(
            message,
            Assert.Single(Declared.OnPostfix(release).Main("compatibility_level = " + level).Analyze("PFX4015")).Message
        );

    [Fact]
    public void It_is_told_at_the_policy_that_sets_it() =>
        Assert.Equal(
            ["ITeam compatibility_level"],
            Declared.On("Rhel8").Main("ITeam: compatibility_level = 3.6").PlacesOf("PFX4015")
        );

    /// <summary>The missing level is why the relay list is empty: one fault, and one finding.</summary>
    [Theory]
    [InlineData("PFX2006", "smtpd_recipient_restrictions = permit_mynetworks")]
    [InlineData(
        "PFX2001",
        "smtpd_recipient_restrictions = check_sender_access static:OK, reject_unauth_destination",
        "mynetworks = 127.0.0.0/8"
    )]
    public void It_waits_for_what_follows_from_it(string rule, params string[] settings)
    {
        string[] found = [.. Declared.On("Debian12").Main(settings).AnalyzeAll().Select(f => f.Rule.Id)];
        Assert.Contains(rule, found);
        Assert.DoesNotContain("PFX4015", found);
    }
}
