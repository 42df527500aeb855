using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx0008Tests
{
    private static readonly NeededSetting Relay = new(
        "relayhost",
        "[Main(RelayHost = \"[hub.example.org]\")]",
        "INullClient",
        Origin.Unknown
    );

    [Fact]
    public void What_is_missing_is_told_at_the_place_of_the_need()
    {
        Declared mail = Declared.On("Debian12").Problem(ProblemKind.MissingSetting, "x");

        Finding finding = Assert.Single(mail.Analyze("PFX0008"));
        Assert.Equal("x", mail.PlaceOf(finding.Place));
    }

    [Theory]
    [InlineData("relayhost = [hub.example.org]", false)]
    [InlineData("relayhost = ", true)]
    [InlineData("myhostname = a.example.org", true)]
    public void A_need_is_met_by_a_value_and_by_nothing_else(string setting, bool isMissing)
    {
        DeclarationProblem? problem = Relay.In(Declared.On("Debian12").Main(setting).Instance.Settings);
        Assert.Equal(isMissing, problem is not null);
    }

    [Fact]
    public void The_message_has_the_example_where_there_is_one()
    {
        Assert.Equal(
            "INullClient does not do what it is for: the instance has no value for relayhost. Write it on the instance, as in "
                + "[Main(RelayHost = \"[hub.example.org]\")]",
            Relay.In(default)!.Subject
        );
        Assert.EndsWith(
            "Write it on the instance",
            (Relay with { Example = "" }).In(default)!.Subject,
            StringComparison.Ordinal
        );
    }
}
