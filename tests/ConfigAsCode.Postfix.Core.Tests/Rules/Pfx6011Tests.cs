using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx6011Tests
{
    [Theory]
    [InlineData("# comment\nmyorigin = a\n")]
    [InlineData("myorigin = a\n")]
    public void Nothing_else_is_said_of_the_first_line_of_main_cf(string text)
    {
        (string place, string message) = Assert.Single(AnalyzedFiles.Find("PFX6011", "\uFEFF" + text));
        Assert.Equal("main.cf(1,1)", place);
        Assert.Equal(
            "main.cf begins with a byte order mark: to Postfix it is part of the first line, which sets nothing then, or stops every "
                + "program. Save the file as UTF-8 without the mark",
            message
        );
        Assert.Equal(text, AnalyzedFiles.Fixed("PFX6011", "\uFEFF" + text, isSafe: true).MainCf);
    }

    [Fact]
    public void It_makes_a_line_of_the_first_comment_of_master_cf() =>
        Assert.StartsWith(
            "master.cf begins with a byte order mark: to master(8) it is part of the first line, where it stops.",
            Assert.Single(AnalyzedFiles.Find("PFX6011", "", "\uFEFF# c\n" + AnalyzedFiles.Smtp + "\n")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void It_is_part_of_the_first_key_of_a_table() =>
        Assert.StartsWith(
            "virtual begins with a byte order mark: to Postfix it is part of the first line, whose key is never found then.",
            Assert
                .Single(AnalyzedFiles.Find("PFX6011", "", tables: new TableFile("virtual", "hash", "\uFEFFa b\n")))
                .Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("")]
    [InlineData("a = b\n# \uFEFF\n")]
    public void Elsewhere_it_is_a_character_like_others(string text) =>
        Assert.Empty(AnalyzedFiles.Find("PFX6011", text));
}
