using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tests.Syntax;

/// <summary>The words of a list of networks; what a live server makes of each is in NetworkListTests.</summary>
public class NetworkPatternTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7/32")]
    [InlineData("[203.0.113.7]", "203.0.113.7/32")]
    [InlineData("![203.0.113.7]", "203.0.113.7/32")]
    [InlineData("[203.0.113.0/24]", "203.0.113.0/24")]
    [InlineData("[203.0.113.0]/24", "203.0.113.0/24")]
    [InlineData("[2001:db8::9]", "2001:db8::9/128")]
    [InlineData("[203.0.113.7", null)]
    [InlineData("[]", null)]
    [InlineData("[", null)]
    [InlineData("203.0.113", null)]
    public void An_address_in_brackets_is_that_address(string word, string? network)
    {
        var pattern = NetworkPattern.Parse(word);
        Assert.Equal(network, pattern.Network?.Text);
        Assert.Equal(word[0] == '!', pattern.IsNegated);
        Assert.Null(pattern.Fault);
    }
}
