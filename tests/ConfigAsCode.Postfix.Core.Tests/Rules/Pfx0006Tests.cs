using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>Which types are unused is the reader's to know; the tests of the analyzer ask it.</summary>
public class Pfx0006Tests
{
    [Theory]
    [InlineData(
        ProblemKind.UnusedPolicy,
        false,
        "Nothing that 'IShop' declares reaches a host: no instance of this project uses it. Put it in the base list of an instance, "
            + "of a service, or of another policy that one has, or remove it"
    )]
    [InlineData(
        ProblemKind.UnusedTable,
        true,
        "Nothing that 'IShop' declares reaches a host: no instance of this project uses it. Write [UseTable(typeof(IShop))] on an "
            + "instance or a policy, or remove it unless another project uses it"
    )]
    public void It_is_worth_a_warning_unless_another_project_can_use_it(
        ProblemKind kind,
        bool canBeElsewhere,
        string message
    )
    {
        var problem = new DeclarationProblem(kind, "IShop", new Origin(OriginKind.Declaration, "IShop", 3));
        Finding finding = Rulebook.ReportUnused(problem, canBeElsewhere);
        Assert.Equal(message, finding.Message);
        Assert.Equal(canBeElsewhere ? RuleSeverity.Info : RuleSeverity.Warning, finding.Severity);
        Assert.Equal(("PFX0006", 3), (finding.Rule.Id, finding.Place.Origin.Handle));
    }
}
