using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tests.Model;

public class PostfixVersionTests
{
    [Theory]
    [InlineData("3.7.8", "3.7.9")]
    [InlineData("3.9", "3.10")]
    [InlineData("2.11", "3.0")]
    [InlineData("3.7.11", "3.7")]
    public void An_earlier_release_sorts_before_a_later_one(string earlier, string later) =>
        Assert.True(PostfixVersion.Parse(earlier) < PostfixVersion.Parse(later));

    /// <summary>What nobody names is about a release: the version in development is one more, after it.</summary>
    [Fact]
    public void The_newest_version_is_released_and_one_in_development_is_the_last_that_is_known()
    {
        Assert.True(PostfixVersion.Newest.IsReleased);
        PostfixVersion last = PostfixVersion.Minors.Last();
        Assert.Equal(PostfixVersion.Unreleased ?? PostfixVersion.Newest, last);
        Assert.Equal(PostfixVersion.Unreleased is null, last.IsReleased);
        Assert.Equal(last, PostfixVersion.Minors.Max());
        Assert.All(PostfixVersion.Minors, minor => Assert.True(PostfixVersion.IsInCatalogue(minor)));
        Assert.False(PostfixVersion.IsInCatalogue(new PostfixVersion(last.Major, last.Minor + 1)));
    }

    [Theory]
    [InlineData("3.11", true, "3.11")]
    [InlineData("3.11.6", true, "3.11.6")]
    [InlineData("3.12", false, "3.12 (not released)")]
    public void A_version_in_development_says_that_it_is_not_released(string text, bool isReleased, string described)
    {
        PostfixVersion version = PostfixVersion.Parse(text);
        Assert.Equal((isReleased, described), (version.IsReleased, version.Described));
    }

    [Theory]
    [InlineData("3.12", true)]
    [InlineData("3.12.0", false)]
    [InlineData("3.12.3", false)]
    [InlineData("3.11.99", true)]
    public void A_version_in_development_has_no_patch_releases(string text, bool isKnown) =>
        Assert.Equal(isKnown, PostfixVersion.IsInCatalogue(PostfixVersion.Parse(text)));

    [Theory]
    [InlineData("3")]
    [InlineData("3.7.11.2")]
    [InlineData("3.x")]
    [InlineData("")]
    [InlineData("-3.7")]
    public void Anything_else_is_no_version(string text) => Assert.False(PostfixVersion.TryParse(text, out _));
}
