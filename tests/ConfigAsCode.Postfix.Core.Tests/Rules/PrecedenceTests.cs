using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>Of several rules that report one setting, the one is heard that the others yield to.</summary>
public class PrecedenceTests
{
    private static readonly Dictionary<string, RuleInfo> Rules = Rulebook.All.ToDictionary(
        r => r.Info.Id,
        r => r.Info,
        StringComparer.Ordinal
    );

    [Fact]
    public void A_rule_yields_only_to_rules_that_there_are() =>
        Assert.All(Rules.Values.SelectMany(r => r.YieldsTo), id => Assert.Contains(id, Rules.Keys));

    [Fact]
    public void No_rule_yields_to_one_that_yields_to_it_in_the_end() =>
        Assert.All(Rules.Keys, id => Assert.DoesNotContain(id, AllThat(id)));

    /// <summary>A note waits for whatever is worse, so it may silence nothing itself.</summary>
    [Fact]
    public void No_rule_yields_to_one_that_only_makes_notes() =>
        Assert.All(
            Rules.Values.SelectMany(r => r.YieldsTo),
            id => Assert.NotEqual(RuleSeverity.Info, Rules[id].Severity)
        );

    [Theory]
    // A setting that cannot act, rather than its old name.
    [InlineData("PFX1011", "PFX4003", "smtpd_tls_security_level = may", "smtpd_use_tls = yes")]
    // A value that is refused, rather than the name that left nothing of it.
    [InlineData("PFX4004", "PFX4009", "smtpd_helo_required = $nothing")]
    // A level of compatibility in the words of the release, rather than as any text.
    [InlineData("PFX4015", "PFX4004", "compatibility_level = 3.6 # new")]
    // The comment, rather than a level of which it makes another word.
    [InlineData("PFX4004", "PFX1012", "smtpd_tls_security_level = may # sometimes")]
    // DH parameters that are too short, rather than a parameter that a later release removes.
    [InlineData("PFX1020", "PFX4003", "smtpd_tls_security_level = may", "smtpd_tls_dh1024_param_file = /etc/dh512.pem")]
    // What is wrong, rather than that it says nothing new.
    [InlineData("PFX4003", "PFX4014", "smtpd_use_tls = no")]
    public void What_is_outranked_is_not_reported(string reported, string silent, params string[] settings)
    {
        string[] found = OfLast(Declared.On("Debian13").Main(settings), settings);
        Assert.Contains(reported, found);
        Assert.DoesNotContain(silent, found);
    }

    [Fact]
    public void The_other_side_of_TLS_is_named_rather_than_an_override_that_nobody_reads() =>
        Assert.Equal(
            ["PFX1010"],
            Declared
                .On("Debian12")
                .Inet("submission", "smtpd", "smtp_tls_mandatory_protocols = >=TLSv1.2")
                .AnalyzeAll()
                .Where(f =>
                    f.Services.Contains("submission/inet") && f.Parameter.StartsWith("smtp_", StringComparison.Ordinal)
                )
                .Select(f => f.Rule.Id)
        );

    /// <summary>The DH parameters of a server without TLS are never used, and their parameter is as old as any other.</summary>
    [Fact]
    public void Where_the_other_rule_finds_nothing_there_is_nothing_to_yield_to() =>
        Assert.Equal(
            ["PFX4003"],
            OfLast(
                Declared.On("Debian13").Main("smtpd_tls_dh1024_param_file = /etc/dh512.pem"),
                "smtpd_tls_dh1024_param_file = /etc/dh512.pem"
            )
        );

    [Fact]
    public void An_accepted_finding_outranks_as_before()
    {
        Instance mail = Declared.On("Debian13").Main("smtpd_tls_security_level = may", "smtpd_use_tls = yes").Instance;
        Instance accepted = mail with
        {
            AcceptedRisks = EquatableArray.Of(new AcceptedRisk("PFX1011", "it is old", null, null, Origin.Unknown)),
        };
        ReviewedFinding[] judged =
        [
            .. Rulebook.AnalyzeProject(
                [accepted],
                [
                    [.. Rulebook.Analyze(accepted)],
                ],
                today: null
            ),
        ];
        Assert.Single(judged, j => j.Finding.Rule.Id == "PFX1011" && j.IsAccepted);
        Assert.DoesNotContain(judged, j => j.Finding.Rule.Id == "PFX4003");
    }

    private static string[] OfLast(Declared mail, params string[] settings)
    {
        string parameter = settings[^1].Split(' ')[0];
        return
        [
            .. mail.AnalyzeAll()
                .Where(f => f.About.Any(s => s.Parameter == parameter))
                .Select(f => f.Rule.Id)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    private static HashSet<string> AllThat(string id)
    {
        var outrank = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>(Rules[id].YieldsTo);
        while (next.TryDequeue(out string? other))
        {
            if (outrank.Add(other))
            {
                foreach (string further in Rules[other].YieldsTo)
                {
                    next.Enqueue(further);
                }
            }
        }

        return outrank;
    }
}
