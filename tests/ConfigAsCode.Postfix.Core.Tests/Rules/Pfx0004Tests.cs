using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx0004Tests
{
    [Theory]
    [InlineData(ProblemKind.MisplacedService, "The service 'x' is in no master.cf")]
    [InlineData(ProblemKind.SecondService, "Only the first service of this class is written: 'x' is a second one.")]
    [InlineData(ProblemKind.MisplacedArguments, "\"unexpected command-line argument\": x.")]
    [InlineData(
        ProblemKind.NoProgram,
        "The service x is not written: no default service of the target has this name and type."
    )]
    [InlineData(ProblemKind.BadSetting, "'x' sets nothing. Write it as \"name=value\"")]
    public void A_declaration_that_would_be_left_out_is_told_at_its_place(ProblemKind kind, string message)
    {
        Declared mail = Declared.On("Debian12").Problem(kind, "x");
        Finding finding = Assert.Single(mail.Analyze("PFX0004"));
        Assert.Equal("x", mail.PlaceOf(finding.Place));
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_without_a_program_takes_that_of_the_default_row_of_its_name() =>
        Assert.Empty(Declared.On("Debian12").Unix("lmtp", "lmtp").Analyze("PFX0004"));

    [Fact]
    public void A_class_of_no_instance_is_told_too()
    {
        var problem = new DeclarationProblem(
            ProblemKind.MisplacedService,
            "submission",
            new Origin(OriginKind.Declaration, "Lost", 7)
        );
        Finding finding = Rulebook.Report(problem);
        Assert.Equal(("PFX0004", 7, ""), (finding.Rule.Id, finding.Place.Origin.Handle, finding.Instance));
    }

    [Fact]
    public void A_bad_target_is_another_rules_business() =>
        Assert.Empty(
            Declared.WithoutTarget().Problem(ProblemKind.BadTarget, "1").Analyze("PFX0004", besides: "PFX0001")
        );
}
