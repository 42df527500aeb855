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
    public void More_words_are_arguments() =>
        Assert.Empty(AnalyzedFiles.Find("PFX6004", "", AnalyzedFiles.Smtp + " foo\r\n"));

    [Fact]
    public void A_type_in_capitals_is_written_in_lower_case() =>
        Assert.Equal(
            "smtp\tinet n - n - - smtpd\n",
            AnalyzedFiles.Fixed("PFX6004", "", "smtp\tINET n - n - - smtpd\n", isSafe: true).MasterCf
        );

    [Fact]
    public void Another_line_is_made_a_comment_with_its_options() =>
        Assert.Equal(
            "#smtp inet n - smtpd\n#  -o a=b\n",
            AnalyzedFiles.Fixed("PFX6004", "", "smtp inet n - smtpd\n  -o a=b\n").MasterCf
        );
}
