using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Tests.Tables;

/// <summary>Random patterns are compared with postmap(1) in the live tests; these are the borders.</summary>
public class PatternRowTests
{
    [Theory]
    [InlineData("regexp", "/^a.c$/", "AbC", true)]
    [InlineData("regexp", "/^a.c$/i", "AbC", false)]
    [InlineData("regexp", "!/^a/", "b", true)]
    [InlineData("regexp", "/a/!/b/", "a", true)]
    [InlineData("regexp", "/a/!/b/", "ab", false)]
    [InlineData("regexp", "/^[]a]+$/", "]a]", true)]
    [InlineData("regexp", "/^[^a-c]{2,3}$/", "xyz", true)]
    [InlineData("regexp", "/^(a|bc)*$/", "abcbca", true)]
    [InlineData("regexp", "/\\//", "a/b", true)]
    [InlineData("pcre", "/^\\d+\\.\\w+$/", "12.ab", true)]
    [InlineData("pcre", "/\\bcat\\b/", "a cat.", true)]
    [InlineData("pcre", "/\\bcat\\b/", "concatenate", false)]
    [InlineData("pcre", "/a/A", "ba", false)]
    [InlineData("pcre", "/^(?:a+?)$/", "aaa", true)]
    public void A_row_matches(string type, string row, string text, bool expected) =>
        Assert.Equal(expected, PatternRow.IsMatch(row, text, type));

    [Theory]
    [InlineData("regexp", "/\\d/")]
    [InlineData("regexp", "/(a)\\1/")]
    [InlineData("regexp", "/a**/")]
    [InlineData("regexp", "/a/q")]
    [InlineData("regexp", "/a")]
    [InlineData("regexp", "/[a/")]
    [InlineData("regexp", "/é/")]
    [InlineData("pcre", "/(?=a)/")]
    [InlineData("pcre", "/(?i)a/")]
    [InlineData("pcre", "/a++/")]
    [InlineData("pcre", "/a b/x")]
    [InlineData("pcre", "/((a{200}){200}){200}/")]
    public void What_may_mean_something_else_is_not_decided(string type, string row) =>
        Assert.Null(PatternRow.IsMatch(row, "aa", type));

    /// <summary>All ways are followed at once: what takes other matchers time without end takes a few steps.</summary>
    [Fact]
    public void A_pattern_with_many_ways_takes_steps_that_its_length_bounds() =>
        Assert.False(PatternRow.IsMatch("/^(a|a)*(a|a)*(a|a)*b$/", new string('a', 900), "regexp"));
}
