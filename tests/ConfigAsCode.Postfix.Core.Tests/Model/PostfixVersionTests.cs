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

    [Theory]
    [InlineData("3")]
    [InlineData("3.7.11.2")]
    [InlineData("3.x")]
    [InlineData("")]
    [InlineData("-3.7")]
    public void Anything_else_is_no_version(string text) => Assert.False(PostfixVersion.TryParse(text, out _));
}
