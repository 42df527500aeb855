using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Tests.Rendering;
using ConfigAsCode.Postfix.Testing.Models;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>PFX9003, on the instance whose grade holds anonymous suites (PFX1002) and nothing obsolete.</summary>
public class Pfx9003Tests
{
    private static readonly DateTime Today = new(2027, 1, 1);

    [Theory]
    [InlineData("PFX1002", "a reason", null, null)]
    [InlineData("PFX1002", "a reason", "2027-02-01", null)]
    [InlineData("PFX1002", "a reason", "2027-01-31", RuleSeverity.Warning)]
    [InlineData("PFX1002", "a reason", "2027-01-01", RuleSeverity.Warning)]
    [InlineData("PFX1002", "a reason", "2026-12-31", RuleSeverity.Error)]
    [InlineData("PFX1002", "a reason", "2027-1-31", RuleSeverity.Error)]
    [InlineData("PFX1002", "\t ", null, RuleSeverity.Error)]
    [InlineData("PFX1001", "a reason", null, RuleSeverity.Warning)]
    [InlineData("PFX9003", "a reason", null, RuleSeverity.Warning)]
    public void It_judges_reason_day_and_use(string rule, string reason, string? until, RuleSeverity? expected) =>
        Assert.Equal(expected, Told(new AcceptedRisk(rule, reason, until, null, Origin.Unknown), Today)?.Severity);

    [Fact]
    public void Without_a_day_no_date_is_over() =>
        Assert.Null(Told(new AcceptedRisk("PFX1002", "a reason", "2001-01-01", null, Origin.Unknown), today: null));

    [Fact]
    public void It_is_shown_at_the_waiver()
    {
        var origin = new Origin(OriginKind.Policy, "IShopTls", 42);
        Assert.Equal(origin, Told(new AcceptedRisk("PFX1002", "", null, null, origin), Today)!.Place.Origin);
    }

    [Fact]
    public void Without_a_target_nothing_can_be_called_useless()
    {
        Instance instance = With(new AcceptedRisk("PFX1001", "a reason", null, null, Origin.Unknown)) with
        {
            Target = null,
        };
        Assert.Empty(Analyze(instance, Today).Of("PFX9003", besides: "PFX0001"));
    }

    // Of an old host.
    private const string Others = "PFX1002 PFX1004 PFX1005 PFX1013 PFX1026 PFX3004 PFX4001 PFX4011 PFX4014";

    private static Finding? Told(AcceptedRisk acceptedRisk, DateTime? today) =>
        Analyze(With(acceptedRisk), today).Of("PFX9003", besides: Others).SingleOrDefault();

    private static Instance With(AcceptedRisk acceptedRisk) =>
        ExampleInstances.Webshop with
        {
            AcceptedRisks = EquatableArray.Of(acceptedRisk),
        };

    private static IEnumerable<Finding> Analyze(Instance instance, DateTime? today) =>
        Rulebook
            .AnalyzeProject(
                [instance],
                [
                    [.. Rulebook.Analyze(instance)],
                ],
                today
            )
            .Select(judged => judged.Finding);
}
