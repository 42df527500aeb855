using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;
using ConfigAsCode.Postfix.Core.Tests.Rendering;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>Which accepted risks accept a finding about which services.</summary>
public class RiskAcceptanceTests
{
    private const string Smtp = "smtp/inet";
    private const string Submission = "submission/inet";

    public static TheoryData<string, string?[], string[], bool> Cases =>
        new()
        {
            { "PFX1001", [null], [Smtp], true },
            { "PFX1001", [null], [], true },
            { "PFX1001", [Smtp], [Smtp], true },
            { "PFX1001", [Smtp, Submission], [Smtp, Submission], true },
            { "PFX1001", [Smtp], [Smtp, Submission], false },
            { "PFX1001", [Submission], [Smtp], false },
            { "PFX1001", [Smtp], [], false },
            { "PFX1001", [], [Smtp], false },
            { "PFX1002", [null], [Smtp], false },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_finding_is_accepted_for_the_whole_instance_or_for_each_of_its_services(
        string rule,
        string?[] acceptedRisks,
        string[] services,
        bool isAccepted
    )
    {
        Instance instance = ExampleInstances.Webshop with
        {
            AcceptedRisks = acceptedRisks
                .Select(service => new AcceptedRisk(rule, "a reason", null, service, Origin.Unknown))
                .ToEquatableArray(),
        };
        Finding finding = Found("PFX1001", services);
        Assert.Equal(isAccepted, RiskAcceptance.Accepting(finding, instance).Count > 0);
    }

    [Theory]
    [InlineData("PFX0003", false)]
    [InlineData("PFX1001", true)]
    [InlineData("PFX4004", true)]
    [InlineData("PFX9003", false)]
    public void What_is_no_risk_cannot_be_accepted(string rule, bool isAccepted)
    {
        Instance instance = ExampleInstances.Webshop with
        {
            AcceptedRisks = EquatableArray.Of(new AcceptedRisk(rule, "a reason", null, null, Origin.Unknown)),
        };
        Assert.Equal(isAccepted, RiskAcceptance.Accepting(Found(rule), instance).Count > 0);
    }

    [Fact]
    public void The_rules_judge_as_if_no_risk_were_accepted()
    {
        // Anonymous suites on OpenSSL 1.0.2, from the grade alone.
        Instance instance = ExampleInstances.Webshop;
        string[] before = [.. Rulebook.Analyze(instance).Select(f => f.Rule.Id)];
        Assert.Contains("PFX1002", before);
        Instance waived = instance with
        {
            AcceptedRisks = EquatableArray.Of(
                new AcceptedRisk("PFX1002", "no choice on 1.0.2", null, null, Origin.Unknown)
            ),
        };
        IReadOnlyList<ReviewedFinding> judged = Rulebook.AnalyzeProject(
            [waived],
            [
                [.. Rulebook.Analyze(waived)],
            ],
            today: null
        );
        Assert.Equal(before, judged.Select(j => j.Finding.Rule.Id));
        Assert.All(judged, j => Assert.Equal(j.Finding.Rule.Id == "PFX1002", j.IsAccepted));
    }

    private static Finding Found(string rule, params string[] services) =>
        new(
            Rulebook.All.Single(r => r.Info.Id == rule).Info,
            "message",
            new Place(Origin.Unknown),
            "webshop",
            services.ToEquatableArray(),
            "",
            "",
            default
        );
}
