namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx6004Tests
{
    [Fact]
    public void A_line_of_seven_fields_stops_the_master()
    {
        (string place, string message) = Assert.Single(
            AnalyzedFiles.Find("PFX6004", "", AnalyzedFiles.Smtp + "\n\nsubmission inet n - n - smtpd\n")
        );
        Assert.Equal("master.cf(3,1)", place);
        Assert.Equal(
            "'submission inet n - n - smtpd' is not a service: there is no command field. master(8) stops at the line, and no service "
                + "of this instance starts. Write all eight fields (service, type, private, unprivileged, chroot, wakeup, maxproc, "
                + "command), or # in front of a comment",
            message
        );
    }

    [Theory]
    [InlineData("tcp")]
    [InlineData("INET")]
    public void An_unknown_type_stops_it_too(string type) =>
        Assert.EndsWith(
            "Write inet, unix, fifo, pass or unix-dgram, in lower case",
            Assert.Single(AnalyzedFiles.Find("PFX6004", "", $"smtp {type} n - n - - smtpd\n")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_byte_order_mark_makes_a_line_of_a_comment() =>
        Assert.Equal(
            "master.cf(1,1)",
            Assert.Single(AnalyzedFiles.Find("PFX6004", "", "\uFEFF# c\n" + AnalyzedFiles.Smtp)).Place
        );

    [Fact]
    public void More_words_are_arguments() =>
        Assert.Empty(AnalyzedFiles.Find("PFX6004", "", AnalyzedFiles.Smtp + " foo\r\n"));
}
