using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx0001Tests
{
    [Fact]
    public void Without_a_target_no_file_is_written_and_each_platform_is_offered()
    {
        Declared mail = Declared.WithoutTarget();
        Finding finding = Assert.Single(mail.Analyze("PFX0001"));
        Assert.Equal("missing at the instance", mail.PlaceOf(finding.Place));
        Assert.StartsWith("No file is written: the instance has no target.", finding.Message, StringComparison.Ordinal);
        string[] offered = [.. finding.Fixes.Select(f => Assert.Single(f.Edits).Value)];
        Assert.Equal(["Debian13", "Debian12", "Debian11", "Ubuntu2404"], offered.Take(4));
        Assert.Equal(
            PlatformInfo.All.Select(p => p.Name).Order(StringComparer.Ordinal),
            offered.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_version_that_is_none_is_told_at_its_place_and_nothing_else_is_judged()
    {
        Declared mail = Declared
            .WithoutTarget()
            .Problem(ProblemKind.BadTarget, "12")
            .Main("smtpd_tls_security_level = may");
        Finding finding = Assert.Single(Rulebook.Analyze(mail.Instance));
        Assert.Equal("12", mail.PlaceOf(finding.Place));
        Assert.Equal(
            $"No file is written: '12' is not a Postfix version from 2.11 to {PostfixVersion.Minors.Last().Described}, nor a range of them. Write 3.7, 3.7.11, or "
                + "3.5..3.10",
            finding.Message
        );
    }

    [Fact]
    public void A_target_is_enough() => Assert.Empty(Declared.On("Debian12").Analyze("PFX0001"));
}
