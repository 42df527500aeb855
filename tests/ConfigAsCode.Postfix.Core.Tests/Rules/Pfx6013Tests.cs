namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx6013Tests
{
    [Fact]
    public void What_is_appended_becomes_part_of_the_line()
    {
        (string place, string message) = Assert.Single(AnalyzedFiles.Find("PFX6013", "a = b\nc = d"));
        Assert.Equal("main.cf(2,6)", place);
        Assert.Equal(
            "The last line of main.cf has no line feed. Postfix reads it; what a script appends becomes part of that line. End the line",
            message
        );
    }

    [Theory]
    [InlineData("a = b", "a = b\n")]
    [InlineData("a = b\r\n# c", "a = b\r\n# c\r\n")]
    public void The_line_ends_as_the_others_do(string text, string after) =>
        Assert.Equal(after, AnalyzedFiles.Fixed("PFX6013", text, isSafe: true).MainCf);

    [Theory]
    [InlineData("")]
    [InlineData("a = b\n")]
    public void A_file_that_ends_with_a_line_and_an_empty_one_are_not_noted(string text) =>
        Assert.Empty(AnalyzedFiles.Find("PFX6013", text));
}
