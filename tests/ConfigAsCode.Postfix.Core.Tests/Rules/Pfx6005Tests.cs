namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx6005Tests
{
    [Fact]
    public void A_brace_that_is_never_closed_stops_the_master()
    {
        (string place, string message) = Assert.Single(
            AnalyzedFiles.Find("PFX6005", "", AnalyzedFiles.Smtp + "\n  -o { smtpd_banner = a\n  -o myorigin=b\n")
        );
        Assert.Equal("master.cf(2,6)", place);
        Assert.Equal(
            "The arguments of smtp/inet cannot be read: the '{' of '{ smtpd_banner = a  -o myorigin=b' is never closed. master(8) "
                + "stops at the line, and no service of this instance starts. Close the brace at the end of the word",
            message
        );
    }

    [Fact]
    public void So_does_text_behind_the_closing_brace() =>
        Assert.Equal(
            "master.cf(1,27)",
            Assert.Single(AnalyzedFiles.Find("PFX6005", "", AnalyzedFiles.Smtp + " {a b}c")).Place
        );

    [Theory]
    [InlineData("-o { a = {b c} }", "3.7")]
    [InlineData("-o a={b", "3.7")]
    [InlineData("{a b", "2.11")]
    public void Braces_inside_a_word_and_before_3_0_are_characters_like_others(string words, string version) =>
        Assert.Empty(AnalyzedFiles.Find("PFX6005", "", AnalyzedFiles.Smtp + " " + words, version));
}
