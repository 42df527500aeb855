namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx6009Tests
{
    private const string Disabled = "#submission inet n - n - - smtpd";

    [Fact]
    public void The_options_of_a_service_that_is_a_comment_belong_to_the_one_above()
    {
        (string place, string message) = Assert.Single(
            AnalyzedFiles.Find(
                "PFX6009",
                "",
                $"{AnalyzedFiles.Smtp}\n  -o a=1\n{Disabled}\n  -o smtpd_banner=left\n  -o b=2\n\n25 unix - - n - - smtp\n"
            )
        );
        Assert.Equal("master.cf(4,1)", place);
        Assert.Equal(
            "'-o smtpd_banner=left' belongs to smtp/inet: the line '#submission inet n - n - - smtpd' above it is a comment, and a "
                + "comment does not end a service. Write # in front of this line and of those that continue it, too",
            message
        );
    }

    [Theory]
    [InlineData(AnalyzedFiles.Smtp + "\n" + Disabled + "\n#  -o a=1\n25 unix - - n - - smtp\n  -o b=1\n")]
    [InlineData(AnalyzedFiles.Smtp + "\n# The next option is for old clients.\n  -o a=1\n")]
    [InlineData(AnalyzedFiles.Smtp + "\n#  -o b=1\n  -o a=1\n")]
    [InlineData("# service type private unpriv chroot wakeup maxproc command\n" + AnalyzedFiles.Smtp + "\n  -o a=1\n")]
    public void Comments_that_are_no_service_and_options_that_are_comments_too_are_not_reported(string masterCf) =>
        Assert.Empty(AnalyzedFiles.Find("PFX6009", "", masterCf));

    [Fact]
    public void The_lines_that_are_left_are_made_comments_up_to_the_next_service() =>
        Assert.Equal(
            $"{AnalyzedFiles.Smtp}\n  -o a=1\n{Disabled}\n#  -o b=2\n# c\n#  -o d=3\n25 unix - - n - - smtp\n  -o e=4\n",
            AnalyzedFiles
                .Fixed(
                    "PFX6009",
                    "",
                    $"{AnalyzedFiles.Smtp}\n  -o a=1\n{Disabled}\n  -o b=2\n# c\n  -o d=3\n25 unix - - n - - smtp\n  -o e=4\n"
                )
                .MasterCf
        );
}
