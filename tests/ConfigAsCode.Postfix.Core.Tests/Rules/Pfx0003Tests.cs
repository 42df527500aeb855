using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx0003Tests
{
    [Fact]
    public void Two_policies_that_disagree_are_told_at_the_class_that_must_decide()
    {
        Declared mail = Declared
            .On("Debian12")
            .Conflict(null, "IPublic: smtpd_tls_security_level = may", "IStrict: smtpd_tls_security_level = encrypt");
        Finding finding = Assert.Single(mail.Analyze("PFX0003"));
        Assert.Equal("missing at the instance", mail.PlaceOf(finding.Place));
        Assert.Equal(
            "It is undecided which value smtpd_tls_security_level has: IPublic sets 'may' and IStrict sets 'encrypt'. "
                + "Set it on the class to decide",
            finding.Message
        );
        Assert.Equal(
            [
                Fix.Of(
                    "Keep smtpd_tls_security_level = may",
                    new Edit(EditKind.Set, "smtpd_tls_security_level", "may")
                ),
                Fix.Of(
                    "Keep smtpd_tls_security_level = encrypt",
                    new Edit(EditKind.Set, "smtpd_tls_security_level", "encrypt")
                ),
            ],
            finding.Fixes
        );
    }

    [Fact]
    public void On_a_service_the_class_of_the_service_decides() =>
        Assert.Equal(
            ["missing at submission/inet"],
            Declared
                .On("Debian12")
                .Inet("submission", "smtpd")
                .Conflict("submission/inet", "IOne: smtpd_tls_auth_only = yes", "ITwo: smtpd_tls_auth_only = no")
                .PlacesOf("PFX0003", besides: "PFX1014")
        );

    [Fact]
    public void One_class_that_says_two_things_is_told_at_the_later_one()
    {
        Declared mail = Declared.On("Debian12").Conflict(null, "mydomain = example.org", "mydomain = example.net");
        Finding finding = Assert.Single(mail.Analyze("PFX0003"));
        Assert.Equal("main.cf mydomain", mail.PlaceOf(finding.Place));
        Assert.EndsWith("Keep one of them", finding.Message, StringComparison.Ordinal);
        Assert.Equal(new Edit(EditKind.Remove, "mydomain"), Assert.Single(Assert.Single(finding.Fixes).Edits));
    }

    [Fact]
    public void Three_policies_with_two_values_leave_two_ways_to_decide() =>
        Assert.Equal(
            2,
            Assert
                .Single(
                    Declared
                        .On("Debian12")
                        .Conflict(null, "IOne: biff = no", "ITwo: biff = yes", "IThree: biff = no")
                        .Analyze("PFX0003")
                )
                .Fixes.Count
        );
}
