namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx6006Tests
{
    [Fact]
    public void Each_indented_line_before_the_first_setting_is_skipped()
    {
        (string Place, string Message)[] found = AnalyzedFiles.Find(
            "PFX6006",
            "# c\n  relayhost = a\n\n  b\nmyorigin = c\n"
        );
        Assert.Equal(["main.cf(2,1)", "main.cf(4,1)"], found.Select(f => f.Place));
        Assert.Equal(
            "'relayhost = a' has no effect: the line starts with white space, but there is no line before it that it could continue, "
                + "and Postfix skips it. Remove the white space, or the line",
            found[0].Message
        );
    }

    [Fact]
    public void Options_under_a_first_service_that_is_a_comment_are_skipped() =>
        Assert.Equal(
            "master.cf(2,1)",
            Assert
                .Single(AnalyzedFiles.Find("PFX6006", "", $"#{AnalyzedFiles.Smtp}\n  -o a=b\n{AnalyzedFiles.Smtp}\n"))
                .Place
        );

    [Theory]
    [InlineData("a = b\n# c\n\n  d\n")]
    [InlineData("  # c\n \na = b\n")]
    public void A_line_that_continues_and_a_comment_are_not_reported(string text) =>
        Assert.Empty(AnalyzedFiles.Find("PFX6006", text));

    [Theory]
    [InlineData(0, "relayhost = a\nmyorigin = c\n")]
    [InlineData(1, "#  relayhost = a\nmyorigin = c\n")]
    public void The_line_begins_without_a_blank_then_or_is_a_comment(int fix, string after) =>
        Assert.Equal(after, AnalyzedFiles.Fixed("PFX6006", "  relayhost = a\nmyorigin = c\n", fix: fix).MainCf);
}
