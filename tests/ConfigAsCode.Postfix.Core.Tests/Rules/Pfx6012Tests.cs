namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx6012Tests
{
    [Theory]
    [InlineData("a = b\r\nc = d\r\n", "main.cf(1,6)", "All lines of main.cf end")]
    [InlineData("a = b\nc = d\r\ne = f\n", "main.cf(2,6)", "One line of main.cf ends")]
    [InlineData("a = b\nc = d\r\n\r\n", "main.cf(2,6)", "2 lines of main.cf end")]
    public void It_is_noted_once_for_a_file(string text, string place, string start)
    {
        (string found, string message) = Assert.Single(AnalyzedFiles.Find("PFX6012", text));
        Assert.Equal(place, found);
        Assert.Equal(
            start
                + " with a carriage return and a line feed. Postfix takes the carriage return for white space and reads the file as it is "
                + "meant; other programs may not. Write line feeds alone",
            message
        );
    }

    [Fact]
    public void The_carriage_returns_are_removed_and_those_within_lines_stay() =>
        Assert.Equal("a = b\rc\nd = e\n", AnalyzedFiles.Fixed("PFX6012", "a = b\rc\r\nd = e\r\n").MainCf);

    [Theory]
    [InlineData("a = b\n")]
    [InlineData("")]
    public void Line_feeds_alone_are_not_noted(string text) => Assert.Empty(AnalyzedFiles.Find("PFX6012", text));
}
