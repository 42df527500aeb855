using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Declarations;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx0007Tests
{
    [Fact]
    public void An_element_that_would_be_left_out_is_told_at_its_place()
    {
        Declared mail = Declared.On("Debian12").Problem(ProblemKind.NotARestriction, "x");

        Finding finding = Assert.Single(mail.Analyze("PFX0007"));
        Assert.Equal("x", mail.PlaceOf(finding.Place));
    }

    [Fact]
    public void A_table_without_its_restriction_gets_one_suggested() =>
        Assert.EndsWith(
            "Write the restriction that is meant, such as typeof(CheckClientAccess<Clients>)",
            TypedRestriction.NotOne("typeof(Clients)", "Clients"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("reject_rbl_client", null, "DnsList, as in typeof(RejectRblClient<Name>)")]
    [InlineData("reject_rbl_client", "Zen", "Write [DnsList(...)] on the class")]
    [InlineData("check_policy_service", "Greylist", "Write [PolicyServer(...)] on the class")]
    [InlineData("sleep", "Pause", "Write [Delay(...)] on the class")]
    [InlineData("check_client_access", null, "LookupTable, as in typeof(CheckClientAccess<Name>)")]
    public void A_missing_argument_is_named_with_what_to_write(string restriction, string? argument, string advice) =>
        Assert.EndsWith(
            advice,
            TypedRestriction.WithoutArgument(RestrictionInfo.Find(restriction)!, argument),
            StringComparison.Ordinal
        );
}
