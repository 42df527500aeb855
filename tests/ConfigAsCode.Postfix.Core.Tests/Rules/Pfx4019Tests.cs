using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx4019Tests
{
    [Theory]
    [InlineData("0", RuleSeverity.Warning)]
    [InlineData("4h", RuleSeverity.Warning)]
    [InlineData("86399s", RuleSeverity.Warning)]
    [InlineData("1d", RuleSeverity.Info)]
    [InlineData("1", RuleSeverity.Info)]
    [InlineData("71h", RuleSeverity.Info)]
    [InlineData("3d", null)]
    [InlineData("1w", null)]
    public void A_lifetime_below_three_days_is_reported(string lifetime, RuleSeverity? severity)
    {
        Finding[] findings = Declared
            .On("Debian12")
            .Main($"maximal_queue_lifetime = {lifetime}", "bounce_queue_lifetime = 0")
            .Analyze("PFX4019");
        Assert.Equal(severity is { } s ? [s] : [], findings.Select(f => f.Severity));
    }

    [Fact]
    public void What_the_limit_of_bounces_adds_is_not_repeated_beside_the_warning()
    {
        Finding[] findings = Declared.On("Debian12").Main("maximal_queue_lifetime = 4h").AnalyzeAll();
        Assert.Equal(["PFX4019"], findings.Select(f => f.Rule.Id).Where(id => id is "PFX4013" or "PFX4019"));
        Assert.Equal(
            "Mail that cannot be delivered is returned after 4 hours: maximal_queue_lifetime is '4h', and a server that is down for a night loses "
                + "the mail of its senders. Write 5d",
            findings.Single(f => f.Rule.Id == "PFX4019").Message
        );
    }

    [Fact]
    public void The_limit_of_bounces_stands_beside_the_note()
    {
        Finding[] findings = Declared.On("Debian12").Main("maximal_queue_lifetime = 2d").AnalyzeAll();
        Assert.Equal(
            ["PFX4013 Warning", "PFX4019 Info"],
            findings.Where(f => f.Rule.Id is "PFX4013" or "PFX4019").Select(f => $"{f.Rule.Id} {f.Severity}")
        );
    }

    [Fact]
    public void The_queue_manager_may_have_one_of_its_own() =>
        Assert.Equal(
            ["qmgr/unix maximal_queue_lifetime"],
            Declared
                .On("Debian12")
                .With("qmgr unix qmgr", "maximal_queue_lifetime = 1h", "bounce_queue_lifetime = 1h")
                .PlacesOf("PFX4019")
        );
}
