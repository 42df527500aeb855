namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx6007Tests
{
    [Fact]
    public void The_text_behind_a_NUL_is_lost_with_the_lines_that_continue_it()
    {
        (string place, string message) = Assert.Single(
            AnalyzedFiles.Find("PFX6007", "mynetworks = 127.0.0.0/8,\n  10.0.0.0/8\0,\n  192.0.2.0/24\n")
        );
        Assert.Equal("main.cf(2,13)", place);
        Assert.Equal(
            "The line has a NUL character, and Postfix ignores the text after it, with all lines that continue it. Remove the "
                + "character",
            message
        );
    }

    [Fact]
    public void In_a_comment_it_hides_nothing() =>
        Assert.Empty(AnalyzedFiles.Find("PFX6007", "# a\0b\nmyorigin = a\n"));

    [Fact]
    public void The_character_is_removed() =>
        Assert.Equal("mynetworks = a b\n", AnalyzedFiles.Fixed("PFX6007", "mynetworks = a\0 b\n").MainCf);
}
