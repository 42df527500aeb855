using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tests.Catalog;

public class VersionTargetsTests
{
    [Theory]
    [InlineData("3.7", "3.7")]
    [InlineData("3.7.11", "3.7.11")]
    [InlineData("3.5..3.8", "3.5 3.6 3.7 3.8")]
    [InlineData("2.11..3.1", "2.11 3.0 3.1")]
    [InlineData("3.10..3.10", "3.10")]
    [InlineData("3.10, 3.5", "3.5 3.10")]
    [InlineData(" 3.5 , 3.9 .. 3.11 ", "3.5 3.9 3.10 3.11")]
    [InlineData("3.5..3.7, 3.6", "3.5 3.6 3.7")]
    // Not released: there where it is written, and in no range that ends before it.
    [InlineData("3.12", "3.12")]
    [InlineData("3.9..3.12", "3.9 3.10 3.11 3.12")]
    [InlineData("3.9..3.11", "3.9 3.10 3.11")]
    [InlineData("3.11.2..3.12", "3.11.2 3.11 3.12")]
    // What a patch release brings is missing before it, so that both ends of its minor version count.
    [InlineData("3.7.8..3.9", "3.7.8 3.7 3.8 3.9")]
    [InlineData("3.8..3.10.4", "3.8 3.9 3.10.4")]
    [InlineData("3.7.8..3.7.10", "3.7.8 3.7.10")]
    public void One_release_a_range_or_a_list(string text, string releases) =>
        Assert.Equal(
            releases.Split(' '),
            VersionTargets.Parse(text, [OpenSslSeries.V3_0])!.Each.Select(t => t.Postfix.ToString())
        );

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("3.99")]
    [InlineData("3.12.0")]
    [InlineData("3.5..3.12.1")]
    [InlineData("3.12-20260821")]
    [InlineData("2.10..3.5")]
    [InlineData("3.9..3.5")]
    [InlineData("3.5..")]
    [InlineData("3.5..3.7..3.9")]
    [InlineData("3.5,,3.7")]
    [InlineData("3.5-3.7")]
    public void What_is_none_of_these_is_no_target(string text) =>
        Assert.Null(VersionTargets.Parse(text, [OpenSslSeries.V3_0]));

    [Fact]
    public void Each_series_goes_with_each_release() =>
        Assert.Equal(
            ["3.5 3.0", "3.5 3.5", "3.6 3.0", "3.6 3.5"],
            Described(VersionTargets.Parse("3.5..3.6", [OpenSslSeries.V3_0, OpenSslSeries.V3_5]))
        );

    [Fact]
    public void Without_a_series_the_oldest_and_the_newest_of_each_release_count() =>
        Assert.Equal(
            [
                "3.0.13 1.0.2",
                "3.0.14 1.0.2",
                "3.0.14 3.5",
                "3.1.1 1.0.2",
                "3.1 1.0.2",
                "3.1 3.5",
                "3.5 1.0.2",
                "3.5 3.5",
                "3.6 1.1.1",
                "3.6 3.5",
            ],
            Described(VersionTargets.Parse("3.0.13, 3.0.14, 3.1.1, 3.1, 3.5..3.6", []))
        );

    [Fact]
    public void The_name_of_a_version_in_development_says_so() =>
        Assert.Equal(
            ["Postfix 3.11", "Postfix 3.12 (not released)"],
            VersionTargets.Parse("3.11..3.12", [OpenSslSeries.V3_5])!.Each.Select(t => t.Name)
        );

    private static IEnumerable<string> Described(Target? target) =>
        target!.Each.Select(t => $"{t.Postfix} {t.OpenSsl.ToText()}");
}
