using ConfigAsCode.Postfix.Core.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx0005Tests
{
    [Theory]
    [InlineData("a\nmynetworks = 0.0.0.0/0")]
    [InlineData("a\rb")]
    [InlineData("a\0b")]
    [InlineData("a\u0007b")]
    [InlineData(" leading blank")]
    [InlineData("trailing blank ")]
    public void What_main_cf_cannot_carry_is_told_at_the_setting(string value) =>
        Assert.Equal(
            ["main.cf smtpd_banner"],
            Declared.On("Debian12").Main("smtpd_banner = " + value).PlacesOf("PFX0005")
        );

    [Fact]
    public void The_message_says_that_no_file_is_written()
    {
        Finding finding = Assert.Single(Declared.On("Debian12").Main("IShop: smtpd_banner = a\nb").Analyze("PFX0005"));
        Assert.StartsWith(
            "No file is written, since it cannot contain the value of smtpd_banner: ",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.Empty(finding.Fixes);
    }

    [Fact]
    public void It_is_told_at_the_policy_that_sets_it() =>
        Assert.Equal(
            ["IShop smtpd_banner"],
            Declared.On("Debian12").Main("IShop: smtpd_banner = a\nb").PlacesOf("PFX0005")
        );

    [Theory]
    [InlineData("2.11", true)]
    [InlineData("3.0", false)]
    public void A_blank_in_an_override_needs_the_braces_of_3_0(string version, bool isRefused) =>
        Assert.Equal(
            isRefused ? ["submission/inet smtpd_banner"] : [],
            Declared
                .OnPostfix(version)
                .Inet("submission", "smtpd", "smtpd_banner = two words")
                .PlacesOf("PFX0005", besides: "PFX1014")
        );

    [Fact]
    public void A_table_row_with_a_line_break_would_be_two_rows() =>
        Assert.Equal(
            ["the row a"],
            Declared.On("Debian12").Table("transport", "texthash", ("a", "smtp:\nb error:")).PlacesOf("PFX0005")
        );

    [Fact]
    public void A_parameter_name_with_an_equals_sign_would_be_another_name() =>
        Assert.Equal(["main.cf a=b"], Declared.On("Debian12").Main("a=b = c").PlacesOf("PFX0005", besides: "PFX4001"));
}
